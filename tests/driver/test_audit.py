from tests.driver.audit import Control, audit, controls_in_view, small, twins, unnamed
from tests.driver.box import Box

WIDE = Box(0, 0, 100, 30)


def control(name, role="push button", box=WIDE, window="Ett", row=""):
    return Control(role, name, box, window, f"{window} > {role} {name!r}", row)


def test_a_control_without_a_name_is_told_with_its_place():
    found = unnamed([control("Spara"), control(" ", box=Box(7, 8, 30, 30))])
    assert [str(one) for one in found] == ["unnamed: Ett > push button ' ' at 7,8"]


def test_twins_share_window_role_and_name():
    one = control("Spara")
    assert len(twins([one, one, one])) == 1
    assert not twins([one, control("Spara", window="Två")])
    assert not twins([one, control("Spara", role="check box")])
    assert not twins([control(""), control("")])


def test_rows_may_share_a_name_only_when_their_texts_differ():
    first = control("12 oktober", "cell", row="12 oktober · Mötet · ")
    assert not twins([first, control("12 oktober", "cell", row="12 oktober · Samtalet · ")])
    assert twins([first, control("12 oktober", "cell", row="12 oktober · Mötet · ")])


def test_24_pixels_each_way_are_enough():
    assert not small([control("a", box=Box(0, 0, 24, 24))])
    assert (
        len(small([control("a", box=Box(0, 0, 23, 90)), control("b", box=Box(0, 0, 90, 23))])) == 2
    )


def test_every_page_of_a_sound_window_passes(sample):
    for page, inside in (("Skriv", "Ark"), ("Välj", "Nej"), ("Lista", "Anteckningar")):
        sample.node.find("radio button", page).press()
        sample.node.wait_for(name=inside)
        assert not audit(sample.node)
        assert inside in {one.name for one in controls_in_view(sample.node)}


def test_each_flaw_in_view_is_found_once_and_nothing_out_of_view(start):
    found = audit(start("flaws").node)
    assert [one.kind for one in found] == ["unnamed", "twins", "small"]
    assert found[1].told.count("push button 'Spara'") == 2  # the third is scrolled away
    assert "push button 'Liten' is 60×20" in found[2].told


def test_rows_that_read_the_same_are_found(start):
    app = start("flaws")
    app.node.find("radio button", "Lista").press()
    app.node.wait_for("table")
    rows = [one for one in audit(app.node) if "cell" in one.told]
    assert [one.told.count("'Mötet'") for one in rows] == [0, 2]


def test_two_windows_are_judged_apart(sample):
    sample.node.find("push button", "Mer…").press()
    sample.node.wait_for("push button", "Stäng")
    assert not audit(sample.node)
    assert {one.window.split("'")[1] for one in controls_in_view(sample.node)} == {"Prov", "Mer"}
