"""Pages as content-management families and old sites print them, some of them odd; invented places and people.

Each shape takes a ``Sample`` of page_shapes, as the shapes there do.
"""
# ruff: noqa: E501 - the HTML stands in long lines, as sites print it; names say what the shapes are

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.page_shapes import Sample

DUTIES = "本机构是主管全县有关工作的政府组成部门，主要职责是贯彻执行国家有关法律法规和方针政策，拟订发展规划并组织实施，负责行业管理、监督检查和安全生产，指导乡镇开展工作，承办县政府交办的其他事项。"


def blocks(sample: Sample, tag: str = "p", style: str = "") -> str:
    """The printed lines as blocks."""
    return "\n".join(f"<{tag}{style}>　　{escape(line, quote=False)}</{tag}>" for line in sample.printed)


def lines_br(sample: Sample) -> str:
    return "<br/>\n".join("&nbsp;&nbsp;&nbsp;&nbsp;" + escape(line, quote=False) for line in sample.printed)


def cn_day(day: str) -> str:
    year, month, number = day.split("-")
    return f"{year}年{int(month)}月{int(number)}日"


def head(sample: Sample) -> str:
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{sample.title}</title></head>'


def trs_share(sample: Sample) -> str:
    """TRS with share bar, code and related box."""
    return f"""<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>{sample.title}_栖霞岭县人民政府门户网站</title>
<meta name="SiteName" content="栖霞岭县人民政府门户网站"><meta name="SiteDomain" content="www.qixialing.example"><meta name="SiteIDCode" content="4699870001">
<meta name="ColumnName" content="建议提案"><meta name="ColumnType" content="政务公开"><meta name="ArticleTitle" content="{sample.title}"><meta name="PubDate" content="{sample.day} 10:22"><meta name="ContentSource" content="{sample.source}"></head>
<body><div class="header"><a href="/">首页</a><a href="/zw">政务动态</a><a href="/gk">政府信息公开</a><a href="/fw">政务服务</a><a href="/hd">互动交流</a><span>2026年3月1日 星期日</span><span>晴 12℃</span></div>
<div class="wza"><a href="#">无障碍阅读</a><a href="#">关怀版</a></div>
<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/gk">政府信息公开</a> &gt; 建议提案</div>
<div class="xl-main"><h2 class="xl-title">{sample.title}</h2><div class="xl-info"><span>发布时间：{sample.day} 10:22</span><span>信息来源：{sample.source}</span><span>浏览次数：<script>document.write(12)</script></span>
<span class="fs">字体：【<a href="javascript:doZoom(18)">大</a> <a href="javascript:doZoom(16)">中</a> <a href="javascript:doZoom(14)">小</a>】</span>
<div class="bshare">分享到：<a title="微信">微信</a><a title="微博">新浪微博</a><a>QQ空间</a></div></div>
<div class="xl-con"><div class="view TRS_UEDITOR trs_paper_default trs_web">{blocks(sample, style=' style="text-indent:2em;line-height:2"')}</div></div>
<div class="xl-bottom"><a href="javascript:window.print()">【打印本页】</a><a href="javascript:window.close()">【关闭窗口】</a></div>
<div class="ewm"><img src="qr.png"><p>扫一扫在手机打开当前页</p></div>
<div class="xgxx"><h3>相关信息</h3><ul><li><a href="./t1.html">关于县十八届人大三次会议第57号建议的答复</a><span>2023-09-14</span></li><li><a href="./t2.html">关于县政协十届二次会议第12号提案的答复</a><span>2023-09-13</span></li></ul></div></div>
<div class="footer"><p>主办：栖霞岭县人民政府办公室　承办：县大数据中心</p><p>网站标识码：4699870001　琼ICP备00000000号-1　琼公网安备 46990000000001号</p><p>地址：栖霞岭县行政中心　电话：0899-6600000</p></div></body></html>"""


def hanweb(sample: Sample) -> str:
    """Hanweb: index table, zoom, comment marks."""
    return f"""<html><head><META http-equiv="Content-Type" content="text/html; charset=utf-8"><meta name="others" content="页面生成时间 2026-01-01 08:00:00"><title>沧溪市政府信息公开 {sample.title}</title>
<meta name="pubdate" content="{sample.day}"><meta name="author" content="{sample.source}"></head><body>
<table width="1000" align="center" class="bt-head"><tr><td>沧溪市人民政府信息公开平台</td></tr></table>
<table width="100%" border="0" cellpadding="0" cellspacing="1" class="xxgk_table"><tbody>
<tr><td class="t1">索 引 号</td><td>11330000MB0000000X/2024-10233</td><td class="t1">主题分类</td><td>提案答复</td></tr>
<tr><td class="t1">发布机构</td><td>{sample.source}</td><td class="t1">文件编号</td><td></td></tr>
<tr><td class="t1">公开方式</td><td>主动公开</td><td class="t1">公开日期</td><td>{sample.day}</td></tr></tbody></table>
<table width="900" align="center" id="c"><tr><td class="title" align="center"><!--<$[标题名称(html)]>begin-->{sample.title}<!--<$[标题名称(html)]>end--></td></tr>
<tr><td align="center">发布日期：{sample.day} 浏览次数：<span id="hits"></span> 字号：[ <a href="javascript:">大</a> <a href="javascript:">中</a> <a href="javascript:">小</a> ]</td></tr>
<tr><td><div id="zoom" class="bt_content"><!--<$[信息内容]>begin--><!--ZJEG_RSS.content.begin--><meta name="ContentStart">{blocks(sample, style=' class="MsoNormal" style="margin:0cm"')}<meta name="ContentEnd"><!--ZJEG_RSS.content.end--><!--<$[信息内容]>end--></div></td></tr>
<tr><td align="right">【<a href="javascript:window.print()">打印</a>】【<a href="javascript:window.close()">关闭</a>】</td></tr></table>
<table width="1000" align="center"><tr><td>版权所有：沧溪市人民政府 浙ICP备00000001号 网站标识码：3399000001</td></tr></table></body></html>"""


def vsb(sample: Sample) -> str:
    """VSB: body, attachment and neighbours in one form."""
    return f"""<!DOCTYPE html><HTML><HEAD><META charset="UTF-8"><TITLE>{sample.title}-{sample.source}</TITLE><META Name="keywords" Content="{sample.source},建议提案"><META Name="description" Content="{sample.printed[0]}{sample.printed[1]}"></HEAD><BODY>
<div class="nav"><ul><li><a href="../index.htm">网站首页</a></li><li><a href="../jggk.htm">机构概况</a></li><li><a href="../gzdt.htm">工作动态</a></li><li><a href="../jyta.htm">建议提案</a></li></ul></div>
<div class="dqwz">您现在的位置：<a href="../index.htm">网站首页</a>&gt;&gt;<a href="../jyta.htm">建议提案</a>&gt;&gt;正文</div>
<script language="javascript" src="/system/resource/js/dynclicks.js"></script>
<form name="_newscontent_fromname"><div class="content_t"><h3 align="center">{sample.title}</h3><p align="center">{cn_day(sample.day)} 09:31　来源：{sample.source}　点击：[<script>_showDynClicks("wbnews",1,2)</script>]</p></div>
<div id="vsb_content_2"><div class="v_news_content">{blocks(sample, style=' class="vsbcontent_start"')}</div></div><div id="div_vote_id"></div>
<p><ul style="list-style-type:none;"><li>附件【<a href="/system/_content/download.jsp?urltype=news.DownloadAttachUrl&owner=1&wbfileid=2" target="_blank">办理情况征询意见表.docx</a>】已下载<span id="nattach1"></span>次</li></ul></p>
<p align="center">上一条：<a href="1.htm">关于第55号建议的答复</a> 下一条：<a href="3.htm">关于第57号建议的答复</a></p><p>【<a href="javascript:window.close()">关闭</a>】</p></form>
<div class="foot">Copyright © 2020 {sample.source} All Rights Reserved. 技术支持：某某网络</div></BODY></HTML>"""


def ucap(sample: Sample) -> str:
    """State Council style."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"/><meta name="lanmu" content="提案办理"/><meta name="firstpublishedtime" content="{sample.day}-17:50:00"/><meta name="lastmodifiedtime" content="2025-12-01-08:00:00"/><meta name="author" content="{sample.source}"/><title>{sample.title}_提案办理_沧溪市政府网</title></head>
<body><div class="header_nav"><a href="/">首页</a>|<a href="/a">简</a>|<a href="/b">繁</a>|<a href="/c">EN</a>|<a href="/d">登录</a></div><div class="BreadcrumbNav">首页 &gt; 政策 &gt; 提案办理</div>
<div class="article oneColumn pub_border"><h1 id="ti"><ucaptitle>{sample.title}</ucaptitle></h1><div class="pages-date">{sample.day} 17:50 <span class="font">来源： {sample.source}</span><span class="font">【字体：<span id="btn_big">大</span> <span>中</span> <span>小</span>】</span><a class="pages-print">打印</a><div class="share"><span class="share-title">分享</span></div></div>
<div class="pages_content mhide" id="UCAP-CONTENT"><ucapcontent>{blocks(sample)}</ucapcontent></div>
<div class="editor"><span class="">责任编辑：石见川</span></div><div class="qr"><p>扫一扫在手机打开当前页</p></div>
<div class="related"><div class="related-title">相关稿件</div><ul><li><a href="a.htm">提案办理“回头看”</a></li><li><a href="b.htm">图解：提案怎么办</a></li></ul></div></div>
<div class="footer">链接：<a href="x">全国人大</a>|<a href="y">全国政协</a><br>版权所有：中国某某网 中文域名：某某.政务</div></body></html>"""


def sitefactory(sample: Sample) -> str:
    """SiteFactory: a form around all, comments, side list."""
    return f"""<html><head><meta charset="utf-8"><title>{sample.title}</title></head><body><form name="aspnetForm" method="post" action="/Item/1234.aspx" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="/wEPDwUKLTI5MTY2"/>
<div id="top"><a href="/">设为首页</a> <a href="/">加入收藏</a> <a href="/">联系我们</a></div><div class="path">您现在的位置： <a href="/">首页</a> » <a href="/Category_12/">建议提案</a> » 正文</div>
<div class="article"><div class="title">{sample.title}</div><div class="property"><span>【信息时间：{sample.day}　阅读次数：<label id="hits">88</label>】</span> <span>【<a>我要打印</a>】【<a>关闭</a>】</span><br/>文章来源：{sample.source}　作者：办公室　录入：admin</div>
<div class="content" id="fontzoom">{blocks(sample, tag="div")}</div>
<div class="page_css"><b>上一篇：</b><a href="a.aspx">水利局召开安全会议</a><br/><b>下一篇：</b>没有了</div>
<div class="comment"><h4>网友评论</h4><p>以下评论只代表网友个人观点，不代表本站观点。</p><textarea></textarea><input type="submit" value="发表评论"></div></div>
<div class="sidebar"><h4>热门文章</h4><ul><li><a href="h1">水利局2023年防汛工作要点</a></li><li><a href="h2">农村饮水安全宣传周启动</a></li><li><a href="h3">关于开展水费收缴的通知</a></li></ul></div></form></body></html>"""


def dede(sample: Sample) -> str:
    """DedeCMS with an intro."""
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>{sample.title}_栖霞岭在线</title><meta name="keywords" content="提案"></head><body>
<div class="w960 center clear mt1"><div class="pleft"><div class="place"><strong>当前位置:</strong> <a href='/'>主页</a> > <a href='/plus/list.php?tid=3'>提案建议</a> > </div>
<div class="viewbox"><div class="title"><h2>{sample.title}</h2></div><div class="info"><small>时间:</small>{sample.day} 11:02<small>来源:</small>{sample.source} <small>作者:</small>admin <small>点击:</small>次</div>
<div class="intro">{sample.printed[0][:40]}...</div>
<div class="content"><table width='100%'><tr><td>{lines_br(sample)}</td></tr></table>(责任编辑：admin)</div>
<div class="dede_pages"><ul class="pagelist"></ul></div><div class="newdigg"><div class="diggbox">顶一下 (0) 0%</div><div>踩一下 (0) 0%</div></div>
<div class="context"><ul><li>上一篇：<a href='1.html'>我县开展河道清淤</a></li><li>下一篇：没有了</li></ul><div class="actbox"><ul><li><a>收藏</a></li><li><a>挑错</a></li><li><a>推荐</a></li><li><a>打印</a></li></ul></div></div></div>
<div class="mt1"><dl class="tbox"><dt><strong>最新评论</strong></dt><dd>查看所有评论 发表评论 请自觉遵守互联网相关的政策法规，严禁发布色情、暴力、反动的言论。 评价: 中立 好评 差评</dd></dl></div></div>
<div class="pright"><dl class="tbox"><dt>推荐内容</dt><dd><ul><li><a href=a>水库除险加固顺利完工</a><p>水库除险加固工程于近日顺利完工，将有效提升下游防洪能力……</p></li><li><a href=b>全县水利工作会议召开</a><p>会议总结了去年水利工作，部署今年重点任务，要求各乡镇……</p></li></ul></dd></dl></div></div>
<div class="footer">Powered by DedeCMS © 2004-2011 DesDev Inc.</div></body></html>"""


def empire(sample: Sample) -> str:
    """EmpireCMS tables."""
    return f"""<html><head><meta charset="utf-8"><title>{sample.title} - 沧溪新闻网</title></head><body class="showpage"><table class="top"><tr><td>热门关键字: <a href=k>养老</a> <a href=k2>教育</a></td></tr></table>
<table class="position"><tr><td>当前位置：<a href=/>首页</a>&nbsp;>&nbsp;<a href=/n/>新闻</a></td></tr></table>
<table class="main"><tr><td class="news_list"><table class="box"><tr><td><table class="title_info"><tr><td class="title"><h1>{sample.title}</h1></td></tr><tr><td class="info_text">时间：{sample.day} 08:11:00 &nbsp;来源：{sample.source}&nbsp;&nbsp;作者：</td></tr></table>
<table class="content_info"><tr><td valign="top" class="news_text" id="text">{blocks(sample)}<p>&nbsp;</p><p align="right">（编辑：归雁）</p></td></tr></table>
<script>var x=1;</script><div class="listpage"></div></td></tr></table>
<table class="title"><tr><td><strong>相关新闻</strong></td></tr></table><table class="box"><tr><td><ul><li><a href=1>社区食堂飘香暖人心</a></li><li><a href=2>市政协调研养老服务</a></li><li><a href=3>养老服务条例今起施行</a></li></ul></td></tr></table></td>
<td class="sider"><table><tr><td><strong>栏目更新</strong></td></tr><tr><td><ul><li><a href=4>我市启动夏粮收购</a></li><li><a href=5>一季度经济运行平稳</a></li></ul></td></tr></table></td></tr></table>
<table class="copy"><tr><td>关于我们 | 广告服务 | 沧溪日报社主办 新闻热线：0577-0000000</td></tr></table></body></html>"""


def wordpress(sample: Sample) -> str:
    """WordPress with comments and a cookie bar."""
    return f"""<!DOCTYPE html><html lang="zh-Hans"><head><meta charset="UTF-8"><title>{sample.title} &#8211; 沧溪观察</title><meta property="og:title" content="{sample.title}"><meta property="article:published_time" content="{sample.day}T08:00:00+08:00"></head><body class="post-template-default single">
<header class="site-header"><a class="custom-logo-link">沧溪观察</a><nav class="main-navigation"><ul><li><a href="/">首页</a></li><li><a href="/about">关于</a></li></ul></nav></header>
<main id="primary"><article id="post-42" class="post-42 post type-post"><header class="entry-header"><h1 class="entry-title">{sample.title}</h1><div class="entry-meta"><span class="posted-on">发表于 <time class="entry-date published" datetime="{sample.day}T08:00:00+08:00">{cn_day(sample.day)}</time></span><span class="byline"> 由 <a href="/author/x">{sample.source}</a></span></div></header>
<div class="entry-content">{blocks(sample)}<div class="sharedaddy"><h3>分享此文：</h3><ul><li><a href="tw">Twitter</a></li><li><a href="fb">Facebook</a></li></ul></div></div>
<footer class="entry-footer">分类：<a href="/c">时政</a> 标签：<a href="/t1">提案</a>、<a href="/t2">民生</a></footer></article>
<nav class="post-navigation"><a href="/p">上一篇文章：街头公园开放</a><a href="/n">下一篇文章：老旧小区加装电梯</a></nav>
<div id="comments"><h2>2 条评论</h2><ol><li><p>某网友：说得好，希望早日落实，我们小区等了很久了。</p></li><li><p>路人甲：支持一下，什么时候能到我们这边来看看。</p></li></ol><p>您的电子邮箱地址不会被公开。 必填项已用 * 标注</p></div></main>
<aside><h2>近期文章</h2><ul><li><a href=1>春耕备耕忙</a></li></ul></aside><div class="cookie">本网站使用 Cookie 来改善您的体验。继续浏览即表示您同意。<button>接受</button></div></body></html>"""


def gk_form(sample: Sample) -> str:
    """Disclosure page with a list of fields."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{sample.title}</title></head><body><div class="gk-left"><h3>政府信息公开指南</h3><ul><li><a href=1>政府信息公开制度</a></li><li><a href=2>法定主动公开内容</a></li><li><a href=3>政府信息公开年报</a></li><li><a href=4>依申请公开</a></li></ul></div>
<div class="gk-right"><div class="classify"><ul><li><b>名　　称：</b>{sample.title}</li><li><b>索 引 号：</b>HA4699-02-2023-0007</li><li><b>公开责任部门：</b>{sample.source}</li><li><b>生成日期：</b>{cn_day(sample.day)}</li><li><b>发布日期：</b>{sample.day}</li><li><b>文　　号：</b>栖水函〔2023〕41号</li><li><b>有 效 性：</b>有效</li><li><b>主 题 词：</b>建议 答复</li></ul></div>
<div class="gk-title">{sample.title}</div><div class="gk-fbxx">发布时间：{sample.day}　|　来源：{sample.source}　|　阅读：<em>145</em> 次　|　<a>收藏</a></div><div class="gk-con">{blocks(sample, style=' style="text-align:justify"')}</div>
<div class="fjxz"><b>附件下载：</b><p><a href="/att/P020230914.doc">建议办理征求意见表.doc</a></p></div>
<div class="gk-tool">打印　关闭　<span>主办单位：栖霞岭县人民政府办公室</span></div></div></body></html>"""


def nested_tables(sample: Sample) -> str:
    """Nested tables and fonts of 2005, no names."""
    return f"""<HTML><HEAD><TITLE>{sample.source}</TITLE></HEAD><BODY bgcolor=#ffffff topmargin=0><CENTER><TABLE width=778 cellspacing=0><TR><TD colspan=3><IMG SRC=top.gif></TD></TR>
<TR><TD width=150 valign=top bgcolor=#eeeeee><FONT size=2><A HREF=1.asp>机构设置</A><BR><A HREF=2.asp>政策法规</A><BR><A HREF=3.asp>办事指南</A><BR><A HREF=4.asp>联系方式</A><BR></FONT></TD><TD width=8></TD>
<TD valign=top><TABLE width=100%><TR><TD align=center><FONT color=red size=4><B>{sample.title}</B></FONT></TD></TR><TR><TD align=center><FONT size=2 color=#666666>{sample.source}　　{cn_day(sample.day)}　　阅读[ 233 ]次</FONT></TD></TR><TR><TD><HR size=1></TD></TR>
<TR><TD style="line-height:150%"><FONT size=3><P>{blocks(sample, tag="P")}</FONT></TD></TR><TR><TD align=right><FONT size=2>[<A HREF="javascript:window.close()">关闭窗口</A>]</FONT></TD></TR></TABLE></TD></TR>
<TR><TD colspan=3 align=center bgcolor=#336699><FONT size=2 color=#ffffff>版权所有 {sample.source}　地址：人民路1号　邮编：572000<BR>建议使用IE6.0 1024*768分辨率浏览</FONT></TD></TR></TABLE></CENTER></BODY></HTML>"""


def qa_table(sample: Sample) -> str:
    """A form: question and answer in a table."""
    return f"""<html><head><meta charset="utf-8"><title>建议提案办理系统</title></head><body><div class="crumbs">首页 / 互动交流 / 建议提案</div><table class="detail" width="100%" border="1">
<tr><th width="15%">标题</th><td colspan="3">{sample.title}</td></tr><tr><th>编号</th><td>2023056</td><th>提交时间</th><td>2023-02-11</td></tr><tr><th>主办单位</th><td>{sample.source}</td><th>答复时间</th><td>{sample.day}</td></tr>
<tr><th>建议内容</th><td colspan="3"><p>部分村庄供水管网老化，冬季冻裂频繁，建议县里安排专项资金维修，并明确管护责任人。</p></td></tr>
<tr><th>答复内容</th><td colspan="3">{blocks(sample)}</td></tr></table><div class="btns"><a href="javascript:history.back()">返回</a></div><div class="foot">沧溪市人民政府 版权所有</div></body></html>"""


def with_media(sample: Sample) -> str:
    """A player and a picture in the body."""
    body = blocks(sample).split("\n")
    figure = '<p style="text-align:center"><img src="1.jpg" alt="现场"></p>'
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{sample.title}--沧溪频道</title><meta name="publishdate" content="{sample.day}"><meta name="source" content="来源：{sample.source}"></head><body>
<div class="channel_nav"><a href=1>要闻</a><a href=2>政务</a><a href=3>视频</a><a href=4>专题</a></div><div class="layout"><h1>{sample.title}</h1><div class="sou">{cn_day(sample.day)}09:12 来源：<a href="http://x">{sample.source}</a></div>
<div class="rm_txt_con cf"><div class="video-box"><video controls poster="p.jpg"></video><p class="vjs-no-js">请启用 JavaScript 或升级浏览器以播放视频</p></div>{body[0]}{figure}{"".join(body[1:])}<div class="edit cf">(责编：竹里馆、鹿柴)</div><p class="paper_num">《 沧溪日报 》（ 2024年05月09日 02 版）</p></div>
<div class="share"><p>分享让更多人看到</p></div><div class="recommend"><h2>推荐阅读</h2><ul><li><a href=a>老城新貌：街巷里的幸福</a>初夏时节，走进沧溪老城，青石板路干净整洁，家家户户门前花开正好。</li><li><a href=b>一线观察：小提案撬动大民生</a>一件提案，牵起民生线。走访中，群众的笑脸就是最好的答卷。</li></ul></div></div>
<div class="bottom">人民网股份式某某公司版权所有，未经书面授权禁止使用</div></body></html>"""


def inline_json(sample: Sample) -> str:
    """An empty frame; a script holds the text."""
    payload = json.dumps(
        {
            "code": 200,
            "data": {
                "id": 88,
                "title": sample.title,
                "source": sample.source,
                "publishTime": sample.day + " 09:00:00",
                "content": blocks(sample),
            },
        },
        ensure_ascii=False,
    ).replace("</", "<\\/")
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>沧溪市政务公开</title></head><body><div id="app"><div class="loading">加载中...</div></div><noscript>请开启JavaScript后访问本站</noscript><script>window.__INITIAL_STATE__={payload};</script><script src="/static/js/app.js"></script></body></html>"""


def mobile(sample: Sample) -> str:
    """A page for telephones."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{sample.title}</title></head><body><header class="mui-bar"><a class="mui-icon-back"></a><h1 class="mui-title">详情</h1></header>
<div class="mui-content"><div class="art-tit">{sample.title}</div><div class="art-info"><span>{sample.source}</span><span>{sample.day}</span><span>阅读 1024</span></div><section class="art-body">{"".join(f"<section><section><span>{escape(x, quote=False)}</span></section></section>" for x in sample.printed)}</section>
<div class="like"><span>点赞 3</span><span>在看</span></div><div class="app-down">打开App，阅读体验更佳</div></div></body></html>"""


def weixin(sample: Sample) -> str:
    """A public account's article."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title></title><meta property="og:title" content="{sample.title}"><meta property="og:site_name" content="微信公众平台"></head><body><div id="js_article"><div class="rich_media_inner"><h1 class="rich_media_title" id="activity-name">{sample.title}</h1><div id="meta_content" class="rich_media_meta_list"><span class="rich_media_meta rich_media_meta_text">原创</span><span class="rich_media_meta rich_media_meta_nickname" id="profileBt"><a id="js_name">{sample.source}</a></span><em id="publish_time">{sample.day} 18:30</em></div>
<div class="rich_media_content" id="js_content" style="visibility: hidden;">{"".join(f'<section style="margin:8px"><p><span style="font-size:15px">{escape(x, quote=False)}</span></p></section>' for x in sample.printed)}</div>
<div class="rich_media_tool"><a>阅读原文</a><span>阅读</span><span>赞</span></div></div></div><div class="qr_code_pc"><p>微信扫一扫<br>关注该公众号</p></div></body></html>"""


def bilingual(sample: Sample) -> str:
    """English furniture."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{sample.title} | Cangxi Municipal Government</title></head><body><div class="topbar"><a href="/en">English</a><a href="/cn">中文</a><a href="/login">Log in</a></div><div class="cookie-banner">We use cookies to improve your experience on this site. <a href="/p">Privacy Policy</a> <button>Accept all</button></div>
<nav><a>Home</a><a>News</a><a>Services</a><a>Contact Us</a></nav><div class="wrapper"><div class="col-8"><div class="headline">{sample.title}</div><div class="byline">Source: {sample.source} | Updated: {sample.day} | Font size: A A A</div><div class="article-body">{blocks(sample)}</div><div class="tags">Tags: <a>提案</a></div></div><div class="col-4"><h3>Latest News</h3><ul><li><a href=1>Mayor meets visiting delegation</a></li><li><a href=2>City park reopens</a></li></ul></div></div><footer>© 2024 Cangxi Municipal Government. All rights reserved.</footer></body></html>"""


def plain_newlines(sample: Sample) -> str:
    """Lines by white space only."""
    return f"""<html><head><meta charset="utf-8"><title>{sample.title}</title></head><body><div class="detail-hd"><h4>{sample.title}</h4><dl><dt>发布单位</dt><dd>{sample.source}</dd><dt>发布时间</dt><dd>{sample.day}</dd></dl></div><div class="detail-bd" style="white-space:pre-wrap">{chr(10).join("　　" + escape(x, quote=False) for x in sample.printed)}</div><div class="detail-ft">您是第 <b>512</b> 位访客　【加入收藏】【打印此页】【返回】</div></body></html>"""


def tabs(sample: Sample) -> str:
    """Two tabs, one hidden."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{sample.title}-建议提案</title></head><body><div class="wrap"><div class="title-box"><h1>{sample.title}</h1><p>字号：默认 大 超大 | 打印 | 来源：{sample.source} 时间：{sample.day} 00:00 访问量：7</p></div>
<ul class="tab-hd"><li class="on">答复内容</li><li>建议内容</li></ul><div class="tab-bd"><div class="item" style="display:block">{blocks(sample)}</div><div class="item" style="display:none"><p>我们在调研中发现，目前存在资金不足、管护不到位等问题，群众反映比较强烈，建议有关部门予以重视并尽快研究解决。</p></div></div></div>
<div class="links"><select><option>--国务院部门网站--</option><option>教育部</option><option>水利部</option></select><select><option>--省市网站--</option><option>海南省</option></select></div><div>网站地图 | 隐私声明 | 常见问题</div></body></html>"""


def interleaved(sample: Sample) -> str:
    """Advertisement and links in the middle."""
    body = blocks(sample).split("\n")
    mid = len(body) // 2
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{sample.title}_沧溪网</title></head><body><div class="main-content"><h1 class="main-title">{sample.title}</h1><div class="top-bar"><span class="date">{cn_day(sample.day)} 07:15</span><a class="source" href="http://z">{sample.source}</a><span class="bdsharebuttonbox">新浪财经APP 缩小字体 放大字体 收藏 微博 微信 分享</span></div>
<div class="article" id="artibody">{"".join(body[:mid])}<div class="ad"><a href="http://ad">【限时】办公软件会员五折</a></div><div class="hot-inside"><h4>热点栏目</h4><a href="1">自选股</a><a href="2">数据中心</a><a href="3">行情中心</a></div>{"".join(body[mid:])}<p class="article-editor">责任编辑：云深处</p><p>声明：本文来源于网络，版权归原作者所有，如有侵权请联系删除。</p></div></div><div class="feed"><h3>为您推荐</h3><div><a href="q1">社区食堂的一天：从早到晚不停歇</a></div><div><a href="q2">银龄讲师团走进校园</a></div></div></body></html>"""


def semantic(sample: Sample) -> str:
    """Semantic elements and schema.org data."""
    inner = "".join(
        (
            f"<h3>{escape(x[2:], quote=False)}</h3>"
            if False
            else f"<p><strong>{escape(x[:2], quote=False)}</strong>{escape(x[2:], quote=False)}</p>"
        )
        for x in sample.printed
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{sample.title}</title><script type="application/ld+json">{{"@type":"NewsArticle","headline":"{sample.title}","datePublished":"{sample.day}","publisher":{{"name":"{sample.source}"}}}}</script></head><body><a href="#main" class="skip">跳到主要内容</a><header role="banner"><h2>沧溪市</h2></header><main id="main"><article itemscope><h1 itemprop="headline">{sample.title}</h1><p class="meta">发布：{sample.source}，{cn_day(sample.day)}</p><div itemprop="articleBody">{inner}</div><p class="disclaimer">本页面内容仅供参考，以纸质文件为准。</p></article></main><footer role="contentinfo">意见反馈　站点地图</footer></body></html>"""


def dated_foot(sample: Sample) -> str:
    """Source and date below the text."""
    return f"""<html><head><meta charset="utf-8"><title>{sample.title}</title></head><body><div class="sub_nav"><a href=1>首页</a>-><a href=2>重点领域</a>-><a href=3>建议提案办理</a></div><div class="cont_box"><div class="cont_tit">{sample.title}</div><div class="cont_txt">{blocks(sample, tag="div", style=' class="line"')}</div><div class="cont_foot">信息来源：{sample.source}　　更新日期：{sample.day}</div><div class="cont_btn"><a>【大】</a><a>【中】</a><a>【小】</a><a>【打印】</a><a>【关闭】</a></div></div></body></html>"""


def kaipu(sample: Sample) -> str:
    """A day in the headline."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{sample.title} - 沧溪市教育局</title><meta name="ArticleTitle" content="{sample.title}"><meta name="PubDate" content="{sample.day}"><meta name="Description" content="{sample.printed[1][:60]}"></head><body><div class="top-tools"><a>长者助手</a><a>智能问答</a></div><div class="Article_content"><h2 id="ivs_title">{sample.title}<small class="PBtime">（{cn_day(sample.day)}）</small></h2><div class="tts"><audio></audio><span>语音播报</span></div><div id="ivs_content" class="Article_content">{blocks(sample, style=' style="font-size:18px"')}</div><div class="gxh">主动公开　|　<a>我要纠错</a>　|　<a>政策问答</a></div></div><div class="interpret"><h3>相关解读</h3><p>暂无</p></div><div id="gov_footer"><a href="j"><img alt="政府网站找错"></a><p>公安备案号 3300000000</p></div></body></html>"""


def disclosure_dl(sample: Sample) -> str:
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{sample.title}</title><meta name="ContentSource" content="{sample.source}"><meta name="PubDate" content="{sample.day}"></head><body><div class="left-tree"><ul>{"".join(f'<li><a href="/c{i}">法定主动公开内容{i}</a></li>' for i in range(9))}</ul></div>
<div class="info-table"><table><tr><th>信息索引号</th><td>008-04-2024-0013</td><th>信息分类</th><td>建议提案</td></tr><tr><th>发布机构</th><td>{sample.source}</td><th>发文日期</th><td>{cn_day(sample.day)}</td></tr><tr><th>文号</th><td>无</td><th>公开类别</th><td>主动公开</td></tr><tr><th>信息名称</th><td colspan="3">{sample.title}</td></tr><tr><th>内容概述</th><td colspan="3">{sample.printed[1][:30]}</td></tr></table></div>
<div class="doc"><h1 class="doc-title">{sample.title}</h1><div class="doc-body">{blocks(sample, tag="p", style=' align="justify"')}</div><div class="doc-end"><a>【打印本页】</a><a>【关闭本页】</a><p>扫描二维码 用手机浏览</p></div></div></body></html>"""


def article_in_span(sample: Sample) -> str:
    inner = "".join(
        f"<span style='display:block;text-indent:2em'>{escape(x, quote=False)}</span>" for x in sample.printed
    )
    return f"""<html><head><meta charset="utf-8"><title>{sample.title}</title></head><body><div class="t1"><font size="5"><b>{sample.title}</b></font></div><div class="t2">发布单位：{sample.source}　　　发布时间：{sample.day}　　　浏览量：<span>17</span>　　　<a href="javascript:;">【大</a><a href="javascript:;">中</a><a href="javascript:;">小】</a></div><span class="zw">{inner}</span><div class="t3">信息录入：办公室　审核：科长</div></body></html>"""


def amp_sections(sample: Sample) -> str:
    inner = "".join(f"<div><div><p>{escape(x, quote=False)}</p></div></div>" for x in sample.printed)
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{sample.title}</title></head><body><div class="mask">您使用的浏览器版本过低，可能存在安全风险，建议升级。</div><section class="detail"><h2>{sample.title}</h2><p class="desc"><label>发布人</label><span>{sample.source}</span><label>发布时间</label><span>{sample.day}</span><label>浏览</label><span>31</span></p><section class="rich">{inner}</section><section class="op"><button>点赞(0)</button><button>收藏</button></section></section><section class="more"><h4>更多内容</h4><p><a href="a">水润山乡：一座小水库的蝶变</a></p><p><a href="b">供水服务进万家</a></p></section><p class="tail">Copyright 栖霞岭县水利局 All Rights Reserved</p></body></html>"""


def intranet_oa(sample: Sample) -> str:
    inner = "".join(f'<tr><td class="line">{escape(x, quote=False)}</td></tr>' for x in sample.printed)
    return f"""<html><head><meta charset="utf-8"><title>提案办理系统</title></head><body><table class="hd"><tr><td>当前位置：提案办理 &gt; 答复公开</td><td>欢迎您：访客</td></tr></table><h3>{sample.title}</h3><table class="kv"><tr><td>承办单位：</td><td>{sample.source}</td><td>公开日期：</td><td>{sample.day}</td></tr></table><table class="txt">{inner}</table><p><a href="#">返回列表</a></p></body></html>"""


def drupal(sample: Sample) -> str:
    return f"""<!DOCTYPE html><html lang="zh-hans" prefix="og: http://ogp.me/ns#"><head><meta charset="utf-8"><meta name="Generator" content="Drupal 9"><title>{sample.title} | {sample.source}</title></head><body class="path-node"><nav role="navigation"><h2>主导航</h2><ul><li><a href="/">首页</a></li><li><a href="/a">新闻</a></li></ul></nav><div class="region-content"><h1 class="page-title"><span class="field--name-title">{sample.title}</span></h1><div role="article" class="node"><footer class="node__meta">由 <span>editor01</span> 提交于 {sample.day}</footer><div class="node__content"><div class="field--name-body field--type-text-with-summary">{blocks(sample)}</div></div><section class="field--type-comment"><h2>添加新评论</h2><form><label>您的姓名</label><input></form></section></div></div><div class="region-footer">基于 Drupal 构建</div></body></html>"""


def ifeng_blank(sample: Sample) -> str:
    """Paragraphs in divs with empty lines between them and a promotional box in the middle."""
    parts = [f"<div>{escape(x, quote=False)}</div><div><br></div>" for x in sample.printed]
    mid = len(parts) // 2
    return f"""<html><head><meta charset="utf-8"><title>{sample.title}--沧溪</title></head><body><div class="hd"><a href=/>首页</a> &gt; <a href=/x>时政</a></div><div class="ct"><h1 class="h">{sample.title}</h1><p class="i"><span>{sample.day}</span>　<span>来源：{sample.source}</span>　<span>编辑：文心</span></p><div class="b">{"".join(parts[:mid])}<div class="promo"><a href="y">点击下载沧溪新闻客户端</a></div>{"".join(parts[mid:])}</div><p class="e">责任编辑：文心　审核：雕龙</p><p class="c">凡本网注明“来源：沧溪网”的作品，未经授权不得转载。</p></div></body></html>"""


def minimal(sample: Sample) -> str:
    return f"<title>{sample.title}</title><h1>{sample.title}</h1><p>{sample.source} {cn_day(sample.day)}</p>{blocks(sample)}"


def twice(sample: Sample) -> str:
    return f"""{head(sample)}<body><div class="pc-only"><h1>{sample.title}</h1><p>来源：{sample.source}　时间：{sample.day}</p><div class="pc-txt">{blocks(sample)}</div></div><div class="m-only"><h1>{sample.title}</h1><p>来源：{sample.source}　时间：{sample.day}</p><div class="m-txt2">{blocks(sample)}</div></div></body></html>"""


def twice_hidden(sample: Sample) -> str:
    return f"""{head(sample)}<body><div class="pc"><h1>{sample.title}</h1><p>来源：{sample.source}　时间：{sample.day}</p><div class="pc-txt">{blocks(sample)}</div></div><div class="m" style="display:none"><h1>{sample.title}</h1><div>{blocks(sample)}</div></div></body></html>"""


def long_sidebar(sample: Sample) -> str:
    return f"""{head(sample)}<body><div class="side"><h3>机构职能</h3><p>{DUTIES}</p><h3>办公地址</h3><p>人民路18号，工作时间上午8:30至12:00，下午2:30至6:00。</p></div><div class="main"><h1>{sample.title}</h1><div class="info">发布日期：{sample.day}　信息来源：{sample.source}　浏览次数：12</div><div class="nr2">{blocks(sample)}</div><div class="pn">上一篇：<a href=1>无</a></div></div></body></html>"""


def long_footer(sample: Sample) -> str:
    return f"""{head(sample)}<body><div class="main"><h1>{sample.title}</h1><div class="info">{sample.day}　来源：{sample.source}</div><div class="nr2">{blocks(sample)}</div></div><div class="legal"><h4>网站声明</h4><p>本网站所提供的信息仅供参考之用，本网站及其雇员一概毋须以任何方式就任何信息传递或传送的失误、不准确或错误，对用户或任何其他人士负任何直接或间接责任。</p><p>在法律允许的范围内，本网站在此声明，不承担用户或任何人士就使用或未能使用本网站所提供的信息或任何链接所引致的任何直接、间接、附带、从属、特殊、惩罚性或惩戒性的损害赔偿。</p></div></body></html>"""


def comments_longer(sample: Sample) -> str:
    c = "".join(
        f"<li><b>网友{i}</b><p>这件事办得好，我们小区的老人都很高兴，希望今后能有更多这样的实事落地，让大家都能享受到。</p><span>2024-05-1{i} 10:00 回复 顶(3)</span></li>"
        for i in range(6)
    )
    return f"""{head(sample)}<body><div id="hd"><a href=/>首页</a></div><div class="post"><h1>{sample.title}</h1><div class="by">{sample.day} | {sample.source}</div><div class="tx">{blocks(sample)}</div></div><div class="cm"><h3>网友评论</h3><ul>{c}</ul></div></body></html>"""


def twins(sample: Sample) -> str:
    body = blocks(sample).split("\n")
    return f"""{head(sample)}<body><h2 class="tt">{sample.title}</h2><div class="ff">发布：{sample.source} 发布时间：{sample.day}</div><div class="content">{"".join(body[:2])}</div><div class="content">{"".join(body[2:])}</div><div class="bot">打印 关闭</div></body></html>"""


def double_br(sample: Sample) -> str:
    return f"""{head(sample)}<body><div id="wrap"><div class="tit">{sample.title}</div><div class="sm">[ {sample.source} ] [ {sample.day} ] [ 点击：33 ]</div><div class="cc">{"<br><br>".join("　　" + escape(x, quote=False) for x in sample.printed)}</div></div></body></html>"""


def dtdd_meta(sample: Sample) -> str:
    return f"""{head(sample)}<body><div class="zc"><dl class="meta"><dt>标　　题</dt><dd>{sample.title}</dd><dt>发文机关</dt><dd>{sample.source}</dd><dt>发布日期</dt><dd>{cn_day(sample.day)}</dd><dt>索引号</dt><dd>000014349/2024-00012</dd><dt>主题分类</dt><dd>综合政务</dd></dl><div class="zc-t">{sample.title}</div><div class="zc-c">{blocks(sample, style=' style="text-indent:32px"')}</div><div class="zc-b"><a href="a.pdf">下载PDF版</a><a>我要评价</a></div></div></body></html>"""


def center_title_inside(sample: Sample) -> str:
    half = len(sample.title) // 2
    return f"""{head(sample)}<body><div class="TRS_Editor"><p align="center"><strong>{sample.title[:half]}</strong></p><p align="center"><strong>{sample.title[half:]}</strong></p><p align="center">（{cn_day(sample.day)}）</p>{blocks(sample)}</div><div class="i">来源：{sample.source}　发布时间：{sample.day}</div></body></html>"""


def print_page(sample: Sample) -> str:
    return f"""{head(sample)}<body onload="window.print()"><center><h2>{sample.title}</h2></center><p>来源：{sample.source} 发布时间：{sample.day}</p><hr>{lines_br(sample)}<hr><p>原文地址：http://www.qixialing.example/zwgk/1.html</p><p>打印时间：2026-03-01</p></body></html>"""


def word_paste(sample: Sample) -> str:
    """Pasted from a word processor: a span each few characters, an empty paragraph behind each."""
    paragraphs = []
    for line in sample.printed:
        pieces = (line[start : start + 7] for start in range(0, len(line), 7))
        runs = "".join(
            f'<span lang="EN-US" style="font-family:仿宋_GB2312">{escape(piece, quote=False)}</span>'
            for piece in pieces
        )
        paragraphs.append(
            f'<p class="MsoNormal"><span style="mso-spacerun:yes">&nbsp; </span>{runs}<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p>'
        )
    return f"""{head(sample)}<body><div class="main"><div class="bt">{sample.title}</div><div class="ly">作者： 文章来源：{sample.source} 点击数： 更新时间：{sample.day}</div><style>p.MsoNormal{{margin:0}}</style><div class="nr">{"".join(paragraphs)}</div><div class="gn">[ 打印 ] [ 关闭 ] [ 返回顶部 ]</div></div><div>ICP备案：00000000</div></body></html>"""


SHAPES = (
    trs_share,
    hanweb,
    vsb,
    ucap,
    sitefactory,
    dede,
    empire,
    wordpress,
    gk_form,
    nested_tables,
    qa_table,
    with_media,
    inline_json,
    mobile,
    weixin,
    bilingual,
    plain_newlines,
    tabs,
    interleaved,
    semantic,
    dated_foot,
    kaipu,
    disclosure_dl,
    article_in_span,
    amp_sections,
    intranet_oa,
    drupal,
    ifeng_blank,
    minimal,
    twice,
    twice_hidden,
    long_sidebar,
    long_footer,
    comments_longer,
    twins,
    double_br,
    dtdd_meta,
    center_title_inside,
    print_page,
    word_paste,
)
