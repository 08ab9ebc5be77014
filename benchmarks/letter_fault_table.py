"""Which faults are seeded for which rule: replacements and sentences that no rule has as its example."""

from __future__ import annotations

from benchmarks.letter_evidence import (
    figure_changed,
    published_otherwise,
    sentence_added,
    sentence_dropped,
    sentence_reworded,
)
from benchmarks.letter_faults import (
    Fault,
    child,
    class_against_content,
    copied_paragraphs,
    dated,
    deflected,
    dropped_answer,
    emptied,
    for_profile,
    identifiers,
    insert,
    laid_out,
    late,
    rendered,
    sensitive,
    swap,
    thanks_to_others,
    to_persons,
    two_values,
    where,
    with_proposal,
    without_as_of,
    without_plans,
    wrong_share,
    wrong_total,
)
from generate.rendered import RenderedPage

NUMBERED = r"^[\u4e00-\u9fff]{2,12}〔20\d\d〕\d+号$"
HEADED = r"\A[\u4e00-\u9fff]{4,20}(?:局|委员会|政府|办事处|厅|院|会|室)$"
FAULTS: tuple[tuple[str, Fault], ...] = (
    (
        "F001",
        swap(
            r"(?<=函)〔(20\d\d)〕(\d+)号",
            r"[\1]\2号",
            r"（\1）\2号",
            r"〔\1〕第\2号",
            r"【\1】\2号",
            r"〔\1〕0\2号",
        ),
    ),
    ("F002", swap(r"(?<=〔)20\d\d(?=〕\d+号(?:\s|$))", "2019", "2022", "2023")),
    (
        "F003",
        swap(
            r"^(\S+?)关于\S*?第\w+号(?:提案|建议)答复的函$",
            "关于有关问题的答复",
            r"\1关于提案答复的函",
            "情况说明",
        ),
    ),
    ("F004", for_profile(swap(r"(提案|建议)答复的函$", r"\1的答复", r"\1办理情况的答复", r"\1答复意见"))),
    ("F005", swap(r"^(\S+?(?:委员|代表))：$", r"\1，", r"\1", r"\1:", r"　　\1：", r"\1。")),
    (
        "F006",
        swap(
            r"^(20\d\d)年(\d)月(\d+)日$",
            r"\1年0\2月\3日",
            r"\1.\2.\3",
            r"\1/\2/\3",
            "二〇二五年五月十日",
            r"\1-0\2-\3",
            "二○二四年十一月五日",
        ),
    ),
    ("F007", swap(r"^二、", "二，", "三、", "二.", "2、", "（二）、", "一、")),
    ("F008", swap(r"^[（(]?[A-D]类[）)]?\n|　　[A-D]类$|^办理结果：\w\n", "")),
    (
        "F009",
        laid_out(
            {"looks_size": 24},
            {"line": 400},
            {"page": {"left": 1800}},
            {"rule": "auto", "line": 300},
            {"looks_east": "宋体"},
            {"looks_first": 0},
            {"page": {"bottom": 1440}},
            {"before": 156},
        ),
    ),
    ("F010", swap(r"》（第", "（第", "”（第")),
    ("F010", swap(r"提出的《", "提出的", "提出的“")),
    ("F011", swap(r"(?<=[\u4e00-\u9fff])，(?=[\u4e00-\u9fff])", ",")),
    ("F011", swap(r"如下：", "如下:")),
    ("F011", swap(r"（(?=第)|(?<=[\u4e00-\u9fff])；(?=[\u4e00-\u9fff])", "(", ";")),
    ("F012", swap(r"(我局|关于|提供|建设|完成)(?=[\u4e00-\u9fff])", r"\1\1")),
    ("F013", insert("在上级党委的坚强领导下，工作有序推进。", "不足之处，敬请海涵。")),
    (
        "S001",
        swap(
            r"^(?:你们|您)提出的《[^\n]*$",
            "来信收悉，现答复如下：",
            "感谢您对我们工作的支持，现将有关情况说明如下：",
        ),
    ),
    ("S001", swap(r"《关于[^》]*》（第\w+号）", "")),
    ("S002", swap(r"^20\d\d年\d+月\d+日\n", "")),
    ("S002", swap(r"^[\u4e00-\u9fff　]{4,}\n(?=20\d\d年\d+月\d+日$)", "")),
    ("S003", swap(r"^（?联系人[^\n]*\n?", "")),
    ("S003", swap(r"[，　]+联系电话：[\d\-]+", "")),
    ("S004", swap(r"(?<=抄送：)[市县区省]政协提案委员会", "县人大常委会代表工作委员会")),
    ("S004", swap(r"(?<=抄送：)[市县区省]人大常委会代表工作委员会", "县政协提案委员会")),
    ("S004", for_profile(swap(r"^抄送：[^\n]*\n?", ""))),
    (
        "S005",
        swap(
            r"^((?:\S+)关于\S+的函)$", r"公开属性：不予公开\n\1", r"是否同意公开：否\n\1", r"依申请公开\n\1"
        ),
    ),
    ("S006", lambda text, _: without_plans(text)),
    ("S007", swap(r"^[^\n]*感谢[^\n]*\n", "")),
    (
        "S008",
        to_persons(swap(r"^([^\n]*感谢[^\n]*\n)(?:特此答复。\n)?", r"\1特此函复。\n", r"\1专此函复。\n")),
    ),
    (
        "S009",
        insert(
            "补助资金为____万元。", "由XX镇负责实施。", "【待补：完成时限】", "涉及××个村。", "责任人：○○○。"
        ),
    ),
    ("S009", swap(r"你们提出|您提出", "你（们）提出", "您（们）提出")),
    ("C001", dropped_answer),
    ("C002", class_against_content),
    ("C003", swap(r"委员：$", "代表：")),
    ("C003", swap(r"代表：$", "委员：")),
    ("C003", swap(r"号提案答复的函$", "号建议答复的函", "号议案答复的函")),
    ("C003", swap(r"号建议答复的函$", "号提案答复的函")),
    ("C003", lambda text, _: thanks_to_others(text)),
    ("C004", swap(r"你们(?=提出)", "您", "您们", "你")),
    ("C004", swap(r"您(?=提出|对)", "你们", "您们", "你")),
    ("C005", swap(r"(?<=》（第)(\w+)(?=号）收悉)", "777", "3\\g<1>")),
    (
        "C005",
        with_proposal(
            swap(r"(?<=第)[一二三四五六七八九十](?=次会议第)|(?<=届)[一二三四五六七八九十](?=次会议第)", "九")
        ),
    ),
    (
        "C006",
        with_proposal(
            swap(
                r"^([\u4e00-\u9fff]{2,4})、([\u4e00-\u9fff]{2,4})委员：",
                r"\1委员：",
                r"\2、\1委员：",
                r"\1、钱多多委员：",
            )
        ),
    ),
    ("C006", swap(r"^(\S{2,4})、(\S{2,4})(?:、\S{2,4})?(委员|代表)：", r"\1、\2、王一鸣等2名\3：")),
    ("C007", swap(r"我局(?=[\u4e00-\u9fff])", "我委", "我院", "我办", "我镇")),
    ("C008", deflected),
    (
        "C009",
        emptied(
            "我局高度重视，将认真研究落实。",
            "您的建议很好，我们将积极吸纳，不断完善相关工作。",
            "我局将强化责任落实，健全长效机制，努力提升群众获得感。",
            "这一建议我们完全认同，也是我局今后努力的方向。",
            "我局拟适时组织活动若干次。",
            "下一步，我局将进一步加大工作力度，切实提升服务水平。",
            "我局对此十分重视，将会同有关部门深入研究，积极推进。",
        ),
    ),
    ("C010", copied_paragraphs),
    ("C010", insert("2022年将完成剩余工程。", "计划于2021年底前投入使用。", "力争2020年完成全部任务。")),
    (
        "C011",
        dated(
            insert(
                "力争2023年底前全面完成。",
                "该项目计划于2024年3月建成。",
                "预计2023年10月投入使用。",
                "将在2022年底前完成验收。",
            )
        ),
    ),
    ("C011", dated(insert("该工程已于2027年3月建成。", "2028年5月，已完成全部改造。"))),
    (
        "C012",
        insert(
            "根据《城乡规划管理办法》（县政发[2023]5号）执行。",
            "按照《实施细则》（市府办发（2022）第18号）办理。",
            "依据《专项规划》（政发〔2029〕3号）推进。",
            "按《工作方案》（〔2023〕9号）落实。",
            "依据《中华人民共和国物权法》处理。",
        ),
    ),
    ("C013", lambda text, _: late(text)),
    (
        "C014",
        insert(
            "各项工作走在全国前列，得到群众一致好评。",
            "取得了历史性、跨越式发展，成效显著、成果丰硕，受到广泛赞誉。",
            "任务圆满完成，并超额完成年度目标。",
        ),
    ),
    (
        "C015",
        insert(
            "经与您电话沟通，您对办理结果表示满意。",
            "因您目前在外地出差，未能当面沟通。",
            "该委员表示理解。",
            "以上妥否，请批示。",
        ),
    ),
    (
        "C016",
        insert(
            "荆州市民政局将继续做好此项工作。",
            "义乌市人民政府已建立联席会议制度。",
            "截至目前，余姚市已完成改造12处。",
        ),
    ),
    ("E001", figure_changed),
    ("E002", sentence_added),
    ("E003", sentence_dropped),
    ("E004", sentence_reworded),
    (
        "L001",
        where(
            HEADED,
            laid_out(
                {"looks_mark_colour": "000000"},
                {"looks_mark_colour": "404040"},
                {"looks_mark_colour": "0000FF"},
            ),
        ),
    ),
    ("L003", where(NUMBERED, laid_out({"looks_number_align": "left"}, {"looks_number_align": "both"}))),
    ("L003", where(NUMBERED, for_profile(laid_out({"looks_number_align": "center"})))),
    (
        "L004",
        laid_out(
            {"looks_date_align": "left"},
            {"looks_date_align": "both"},
            {"looks_signature_align": "left"},
            {"looks_signature_align": "both"},
            {"looks_date_right": 0},
        ),
    ),
    (
        "L011",
        rendered(
            (RenderedPage(22, 28, 30.0), RenderedPage(10, 28, 30.0)),
            (RenderedPage(22, 28, 26.5), RenderedPage(10, 28, 26.5)),
            (RenderedPage(22, 25, 28.95), RenderedPage(9, 25, 28.95)),
            (RenderedPage(22, 28, 28.95), RenderedPage(18, 28, 28.95), RenderedPage(9, 28, 28.95)),
            (RenderedPage(22, 28, 28.95), RenderedPage(24, 28, 28.95), RenderedPage(3, 28, 28.95)),
        ),
    ),
    ("L002", laid_out({"page_number": False}, {"page_number_align": "center"})),
    ("L005", swap(r"^(抄送：[^\n]*)。$", r"\1", r"\1；")),
    (
        "L006",
        laid_out(
            {"extra": "<w:p><w:ins w:author='甲'><w:r><w:t>补一句。</w:t></w:r></w:ins></w:p>"},
            {"extra": "<w:p><w:del w:author='乙'><w:r><w:delText>删一句。</w:delText></w:r></w:del></w:p>"},
        ),
    ),
    (
        "L007",
        laid_out(
            {"extra": '<w:p><w:r><w:commentReference w:id="0"/></w:r></w:p>', "comments": ("请再核实",)},
        ),
    ),
    (
        "L008",
        laid_out({"extra": "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>内部情况，勿外传</w:t></w:r></w:p>"}),
    ),
    (
        "L009",
        swap(
            r"(?<=[\u4e00-\u9fff])。(?=\n)",
            "（见错误!未找到引用源。）。",
            "（Error! Reference source not found.）。",
        ),
    ),
    ("L010", swap(r"(?<=联系人：)[\u4e00-\u9fff]{2,3}(?=，|　)", "李喆", "王祎", "陈堃")),
    (
        "L012",
        laid_out(
            {"rules": {"colour": "000000"}},
            {"rules": {"width": 8504}},
            {"rules": {"header": (2733, 6, 24)}},
            {"rules": {"footer": (15100, 6, 24)}},
            {"drawn": {"header": ("thinThick", 2733)}},
            {"drawn": {"footer": ("thickThin", 15704)}},
            {"drawn": {"header": ("thickThin", 1500)}},
            {"drawn": {"colour": "000000"}},
            {"drawn": {"width": 8800}},
        ),
    ),
    (
        "L013",
        where(
            r"^(?:截至|20\d\d年)[^\n]{20}",
            laid_out(
                {"body_mark": '<w:highlight w:val="cyan"/>'},
                {"body_mark": '<w:u w:val="wave"/>'},
                {"body_mark": "<w:dstrike/>"},
                {"body_mark": '<w:color w:val="0070C0"/>'},
                {"body_mark": '<w:shd w:val="clear" w:fill="D9D9D9"/>'},
            ),
        ),
    ),
    ("N001", wrong_total),
    ("N002", wrong_share),
    (
        "N002",
        insert(
            "2024年新建文化广场6处，投资480万元，平均每处投资90万元。",
            "群众满意率由2023年的85%提高到2024年的91%，提高6%。",
            "2024年受理投诉150件，同比下降20%，去年同期160件。",
            "2024年培训1300人次，较2023年1000人次增加200人次。",
            "2024年培训220人次，其中妇女占40%，共计99人次。",
        ),
    ),
    ("N002", insert("群众满意率达到132%。", "设施覆盖率为118%。", "其中老年人占107%。")),
    ("N003", insert("财政安排补助资金35元。", "查处案件6起，罚款3.8元。", "投入改造资金420元。")),
    ("N003", insert("全县共有普惠托位295。", "新增学位1200，惠及学生。", "配备专职人员36，志愿者120人。")),
    ("N003", insert("全县普惠托位295人。", "在校学生2605个。", "安排专项资金60人。")),
    ("N004", without_as_of),
    ("N005", two_values),
    ("N005", insert("机构签约率达100%，剩余4家将于年底前签约。", "已实现全覆盖，尚有3个村未接入。")),
    (
        "N006",
        insert(
            "东湖小学在校学生1845名，西山小学在校学生1845名。",
            "河东社区登记老年人1263人，河西社区登记老年人1263人。",
            "大坪镇完成改厕1187户、石门镇完成改厕1187户。",
        ),
    ),
    (
        "N007",
        insert(
            "参加活动三百余人次。", "发放资料近5000余份。", "服务群众共计2000余人次。", "培训两千多人次。"
        ),
    ),
    ("N008", published_otherwise),
    ("P001", identifiers),
    ("P002", child),
    ("P003", sensitive),
    ("P004", insert("提案人工作单位：县第一中学。", "委员联系电话：0873-6120999。")),
    (
        "P004",
        swap(
            r"^([\u4e00-\u9fff]{2,4})((?:、[\u4e00-\u9fff]{2,4})*)委员：",
            r"\1（县第一中学教师）\2委员：",
            r"\1（宏达公司董事长）\2委员：",
        ),
    ),
    ("P005", swap(r"^（此件公开发布）$", "（此件不予公开）", "（此件不公开）")),
    ("P005", for_profile(swap(r"^（此件公开发布）\n", ""))),
    (
        "P006",
        insert(
            "该项目标底为860万元。",
            "监控点位分布在东门、西门和北侧围墙。",
            "应急物资储备数量为帐篷1200顶。",
            "甲公司投标报价为315万元。",
            "夜间警力部署为每班20人。",
        ),
    ),
)
