"""What covers less than its place is told from what the place has."""

import pytest

from store.scope import scope_of


@pytest.mark.parametrize(
    ("sentence", "quote", "kind", "scope"),
    [
        (
            "截至4月底，全区托位2150个，建成嵌入式托育点15个，托位450个。",
            "托位450个",
            "level",
            "建成嵌入式托育点15个",
        ),
        ("截至4月底，全区托位2150个，建成嵌入式托育点15个，托位450个。", "全区托位2150个", "level", None),
        ("全县有托育机构18家，托位1260个。", "托位1260个", "level", None),
        ("新建停车场3处，全县泊位达到5200个。", "全县泊位达到5200个", "level", None),
        ("新建停车场3处，全县泊位5200个。", "泊位5200个", "level", None),
        ("改造幼儿园8所，新增托位120个。", "新增托位120个", "increase", None),
        ("综合托育服务中心建成后可提供托位150个。", "托位150个", "level", "综合托育服务中心建成后可提供"),
        (
            "县养老服务中心项目投入使用，可新增床位200张。",
            "新增床位200张",
            "increase",
            "县养老服务中心项目投入使用",
        ),
        ("新建3所幼儿园，学位900个。", "学位900个", "level", "新建3所幼儿园"),
        ("全市建成公交站210座，站牌640块，其中电子站牌95块。", "站牌640块", "level", None),
        ("全县建成养老机构12家、床位930张，其中护理型床位410张。", "护理型床位410张", "level", None),
        ("全县新建幼儿园3所，学位900个。", "学位900个", "level", "全县新建幼儿园3所"),
        ("共建成托育点15个。全区托位450个。", "托位450个", "level", None),
        ("托位450个。", "托位450个", "level", None),
        ("别的话。", "托位450个", "level", None),
    ],
)
def test_scopes(sentence: str, quote: str, kind: str, scope: str | None) -> None:
    assert scope_of(sentence, quote, kind) == scope  # type: ignore[arg-type]
