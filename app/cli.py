"""The ``dafu`` command: a group whose commands are files in app/commands, imported only when called.

``dafu --help`` must answer in a tenth of a second, so the one-line summaries stand here and nothing
else is imported.
"""

from __future__ import annotations

import gettext
import importlib
import os
import re
import sys
from importlib.resources import files

import click

COMMANDS = {
    "demo": "在内置示例网站上走完全程：采集、提取、检索、对比、起草、校核",
    "extract": "从文件或文件夹提取记录（不用数据库）",
    "crawl": "采集已配置的网站",
    "ingest": "提取并存入数据库（重复运行结果不变）",
    "search": "检索措施、统计数据、答复和新闻",
    "compare": "按指标跨地区对比，单位统一，出处齐全",
    "export": "导出全部记录（csv、xlsx、parquet、jsonl）",
    "draft": "根据提案和记录起草答复函（.docx）",
    "check": "校核答复函：格式、答复、数字、隐私",
    "archive": "核验或查看原始网页存档",
    "serve": "启动网页界面和 JSON 接口",
}


class LazyGroup(click.Group):
    """Commands by file name; a command's module is imported when it is called or asked for help."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Names in the order of the pipeline."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command, or None when there is no such one."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"app.commands.{cmd_name}")
        command: click.Command = module.COMMAND
        command.options_metavar = "[选项]"
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands, without importing them."""
        with formatter.section("命令"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=LazyGroup,
    options_metavar="[选项]",
    subcommand_metavar="命令 [参数]...",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--db", metavar="URL", help="数据库：文件（.sqlite .db）或 SQLAlchemy 地址；默认见 DAFU_DATABASE_URL"
)
@click.version_option(None, "--version", package_name="dafu", message="dafu %(version)s", help="显示版本")
@click.pass_context
def cli(ctx: click.Context, db: str | None) -> None:
    """dafu（答复）：政协提案、代表建议答复的采集、提取、检索、对比、起草与校核。"""
    ctx.obj = db


def speak_chinese() -> None:
    """Let click print its own words (用法, 选项, 缺少参数, ...) from data/locale."""
    os.environ["LANGUAGE"] = "zh_CN"
    gettext.bindtextdomain("dafu", str(files("data") / "locale"))
    gettext.textdomain("dafu")


def main() -> None:
    """Run the command line; a person sees one clear line, never a traceback."""
    speak_chinese()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # Windows consoles default to GBK
    sys.exit(run())


def run() -> int:
    """Run the command and give its exit status: 0 done, 1 findings or failures, 2 wrong use."""
    try:
        status = cli.main(prog_name="dafu", standalone_mode=False)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.Abort:
        return complain("已中止。", 130)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return error.exit_code
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "dafu"
        return complain(f"{in_chinese_marks(error)}用法见 {command} --help。", error.exit_code)
    except click.ClickException as error:
        return complain(error.format_message(), error.exit_code)
    except BrokenPipeError:
        # The reader of our output went away (| head); Python would complain again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # the outermost door: one line for people, the rest with DAFU_DEBUG
        if os.environ.get("DAFU_DEBUG"):
            raise
        return complain(
            f"程序内部出错（{type(error).__name__}: {error}）。设 DAFU_DEBUG=1 再运行可看详情。", 1
        )
    return status if isinstance(status, int) else 0


def in_chinese_marks(error: click.UsageError) -> str:
    """What click says, a sentence in Chinese quotes and stops: its own are not in its translations."""
    words = re.sub(r"'([^'\n]*)'", r"“\1”", error.format_message())
    words = re.sub(r"”, “", "”、“", words)
    words = re.sub(r"(?<=[”\u4e00-\u9fff])\.(?= |$)", "。", words)
    words = re.sub(r"(?<=[。？”\u4e00-\u9fff]) +(?=[“\u4e00-\u9fff])", "", words.strip())
    return words if words.endswith(("。", "？")) else f"{words}。"


def complain(message: str, status: int) -> int:
    """Print one line to standard error and give the exit status back."""
    click.echo(f"错误：{message}", err=True)
    return status


if __name__ == "__main__":
    main()
