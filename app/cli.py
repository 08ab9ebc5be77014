"""The ``dafu`` command: a group whose commands are files in app/commands, imported only when called.

``dafu --help`` must answer in a tenth of a second, so the one-line summaries stand here and nothing else is imported.
"""

from __future__ import annotations

import importlib
import sys

import click

from app.errors import InputError

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
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands, without importing them."""
        with formatter.section("命令"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--db", metavar="URL", help="数据库地址（任一 SQLAlchemy URL）；默认见 DAFU_DATABASE_URL")
@click.version_option(None, "--version", package_name="dafu", message="dafu %(version)s", help="显示版本")
@click.pass_context
def cli(ctx: click.Context, db: str | None) -> None:
    """dafu（答复）：政协提案、代表建议答复的采集、提取、检索、对比、起草与校核。"""
    ctx.obj = db


def main() -> None:
    """Run the command line; no traceback reaches a person."""
    sys.exit(cli.main(standalone_mode=True))


__all__ = ["InputError", "cli", "main"]
