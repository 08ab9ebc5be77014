"""Plans say who will do them, by when."""

import pytest

from generate.answers import Voice, plan_text
from generate.letter import Citation
from generate.material import Material

VOICE = Voice("我局", 2025, "我局将结合实际研究借鉴")


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("2025年底前再建托育中心1个，新增托位150个", "2025年底前，我局将再建托育中心1个，新增托位150个"),
        ("2026年上半年继续完善管网12公里", "2026年上半年，我局将继续完善管网12公里"),
        ("新建停车场3处", "下一步，我局将新建停车场3处"),
        # who will do it is said
        ("我局计划2026年新增床位200张", "我局计划2026年新增床位200张"),
        # nothing is done by anybody here
        ("2026年床位达到200张", "2026年床位达到200张"),
    ],
)
def test_a_plan_names_who_will_do_it(said: str, written: str) -> None:
    citation = Citation("云岭县民政局《答复》", "https://example.invalid/1", said, own=True)
    material = Material(
        said, "planned", "same", (citation,), key=said, document="d", place="云岭县", year=2025, own_unit=True
    )
    assert plan_text(material, VOICE) == written
