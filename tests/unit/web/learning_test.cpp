// SPDX-License-Identifier: EUPL-1.2
#include "browser_test.h"
#include "portal/learned_page.h"

#include <gtkmm/window.h>

namespace {

using portal::Meaning;

/// An act in one line: `pressed button "Verder"; chose "OCMW", "welzijn" of radio in form`.
std::string said(const portal::ActByHand& act) {
  using What = portal::ActByHand::What;
  std::string text = act.what == What::pressed ? "pressed" : act.what == What::chosen ? "chosen" : "filled in";
  if (act.control)
    text += " " + portal::to_text(*act.control);
  if (act.choice)
    text += std::string{act.is_line ? "; a line, " : "; chose "} + act.choice->line.label + " | " +
            act.choice->line.detail + " of " + portal::to_text(act.choice->list) +
            (act.choice->opener ? " opened by " + portal::to_text(*act.choice->opener) : "");
  return text + (act.is_unclear ? "; unclear" : "");
}

/// The user's mouse on a page that nobody knows.
class ActByHand : public BrowserTest {
protected:
  /// Shows a page in a window, and waits until it is told as unknown.
  void show(const std::string& body) {
    site.page("/notice", body + "<script>requestAnimationFrame(() => requestAnimationFrame(() => fetch('/drawn')))"
                                "</script>");
    site.page("/drawn", "");
    site.page("/next", "<h2>next</h2>");
    rule("next", Meaning::primaweb, "/next", "//h2");
    open("/notice?name=ada");
    browser->signal_acted_by_hand().connect([this](const portal::ActByHand& act, std::uint64_t visit) {
      m_acts.push_back(act);
      m_visits.push_back(visit);
    });
    m_window.set_child(browser->widget());
    m_window.set_default_size(400, 300);
    m_window.present();
    ASSERT_TRUE(next_page(""));
    ASSERT_TRUE(wait_until([this] { return requests_for("/drawn") > 0; }));
  }

  /// What was told of a click on what is as large as the page.
  std::string click_on(const std::string& body) {
    show(body);
    browser->note_acts(true);
    click();
    EXPECT_TRUE(wait_until([this] { return !m_acts.empty(); })) << body;
    return m_acts.empty() ? "" : said(m_acts.front());
  }

  static void click() { ASSERT_TRUE(g_spawn_command_line_async("xdotool mousemove 200 150 click 1", nullptr)); }

  void TearDown() override { m_window.unset_child(); }

  /// As large as the page.
  static std::string large(const std::string& element, const std::string& content) {
    return "<" + element + " style='position: fixed; inset: 0; display: block; width: 100%'>" + content + "</" +
           element.substr(0, element.find(' ')) + ">";
  }

  Gtk::Window m_window;
  std::vector<portal::ActByHand> m_acts;
  std::vector<std::uint64_t> m_visits;
};

TEST_F(ActByHand, is_told_with_its_control_host_and_path_before_the_next_page_comes) {
  const auto act = click_on("<title>Nieuws</title><h1>Welkom</h1>" +
                            large("a href='/next?secret=1'", "<b>Ver</b>der  &amp; <i>door</i>"));
  EXPECT_EQ(act, R"(pressed link "Verder & door")");
  EXPECT_EQ(m_acts[0].address, site.address("/notice"));
  EXPECT_EQ(m_acts[0].page, "Nieuws\nWelkom");
  EXPECT_EQ(m_visits[0], shown[0].visit);
  ASSERT_TRUE(next_page("next"));
}

TEST_F(ActByHand, is_told_of_nobody_who_did_not_ask) {
  show(large("a href='/next'", "Verder"));
  click();
  ASSERT_TRUE(next_page("next"));
  EXPECT_TRUE(m_acts.empty());
}

TEST_F(ActByHand, is_not_what_the_pages_own_script_does) {
  show("<a href='#' id=a>Verder</a><input id=i type=radio name=r>"
       "<script>setInterval(() => {document.getElementById('a').click(); document.getElementById('i').click()}, 50)"
       "</script>");
  browser->note_acts(true);
  let_pass();
  EXPECT_TRUE(m_acts.empty());
}

TEST_F(ActByHand, is_told_of_a_page_of_which_nobody_can_say_yet_that_it_is_unknown) {
  site.page("/quick", large("a href='/next'", "Snel") +
                          "<script>requestAnimationFrame(() =>"
                          " requestAnimationFrame(() => fetch('/quick-drawn')))</script>");
  site.page("/quick-drawn", "");
  rule("quick", Meaning::primaweb, "/quick", "//h6"); // else it would be unknown at once
  show(large("a href='/quick'", "Verder"));
  browser->note_acts(true);
  click();
  ASSERT_TRUE(wait_until([this] { return requests_for("/quick-drawn") == 1; }));
  click();
  ASSERT_TRUE(next_page("next"));
  ASSERT_EQ(m_acts.size(), 2U);
  EXPECT_EQ(said(m_acts[1]), R"(pressed link "Snel")");
  EXPECT_EQ(m_acts[1].address, site.address("/quick"));
  EXPECT_NE(m_acts[0].document, m_acts[1].document);
  EXPECT_EQ(m_visits[1], m_visits[0] + 1);
}

TEST_F(ActByHand, is_none_any_more_once_the_user_works) {
  show(large("a href='/next'", "Verder"));
  browser->note_acts(true);
  browser->set_page_use(web::PageUse::work);
  click();
  ASSERT_TRUE(next_page("next"));
  EXPECT_TRUE(m_acts.empty());
}

TEST_F(ActByHand, names_only_what_can_be_seen) {
  EXPECT_EQ(click_on(large("a href='/next'", "Verder<span style='display: none'>Ada Proef</span>")),
            R"(pressed link "Verder")");
}

TEST_F(ActByHand, says_whether_what_is_pressed_came_after_the_last_press) {
  show("<div id=d>" + large("button", "Meer") +
       "</div><script>document.querySelector('button').onclick = () => {"
       "document.getElementById('d').innerHTML = \"<button style='position: fixed; inset: "
       "0'>Verder</button>\"}</script>");
  browser->note_acts(true);
  click();
  ASSERT_TRUE(wait_until([this] { return m_acts.size() == 1; }));
  click();
  ASSERT_TRUE(wait_until([this] { return m_acts.size() == 2; }));
  EXPECT_EQ(said(m_acts[1]), R"(pressed button "Verder")");
  EXPECT_TRUE(m_acts[1].is_new);
  click();
  ASSERT_TRUE(wait_until([this] { return m_acts.size() == 3; }));
  EXPECT_FALSE(m_acts[2].is_new);
}

/// What a user can press or choose, and what is told of it.
struct Told {
  const char* name;
  std::string page;
  std::string act;
};

class ActOn : public ActByHand, public testing::WithParamInterface<Told> {};

TEST_P(ActOn, is_told_in_words_that_find_it_again) {
  EXPECT_EQ(click_on(GetParam().page), GetParam().act);
}

constexpr const char* all = " style='position: fixed; inset: 0; width: 100%; height: 100%'";

INSTANTIATE_TEST_SUITE_P(
    Page, ActOn,
    testing::Values(
        Told{"button_of_a_form", std::string{"<form><input type=button value=Verder"} + all + "></form>",
             R"(pressed button "Verder")"},
        Told{"picture", std::string{"<form id=f><input type=image alt=Verder"} + all + "></form>",
             R"(pressed button "Verder")"},
        Told{"one_of_two_alike",
             std::string{"<h2>Een</h2><button>Start</button><h2>PrimaWeb</h2><button"} + all + ">Start</button>",
             R"(pressed button "Start" under "PrimaWeb")"},
        Told{"one_of_two_that_nothing_tells_apart",
             std::string{"<button>Start</button><button"} + all + ">Start</button>", "pressed"},
        Told{"name_of_10000_letters",
             std::string{"<button id=b"} + all + "></button><script>b.textContent = 'x'.repeat(10000)</script>",
             "pressed"},
        Told{"one_of_5000",
             "<button" + std::string{all} +
                 ">Verder</button><p id=p></p><script>p.innerHTML = "
                 "'<button>Terug</button><a href=/next>Verder</a>'.repeat(2500)</script>",
             R"(pressed button "Verder")"},
        Told{"one_of_two_that_look_alike",
             "<button" + std::string{all} + ">Start</button><button>St\xd0\xb0rt</button>",
             R"(pressed button "Start")"},
        Told{"no_control", std::string{"<div"} + " style='position: fixed; inset: 0; cursor: pointer'>Verder</div>",
             "pressed; unclear"},
        Told{"box_to_tick", std::string{"<label"} + all + "><input type=checkbox>Akkoord</label>",
             "filled in; unclear"},
        Told{"radio_button",
             "<form><fieldset><legend>Entiteit</legend><label><input type=radio name=r>OCMW A <i>welzijn</i></label>"
             "<label" +
                 std::string{all} + "><input type=radio name=r>OCMW B <i>welzijn</i></label></fieldset></form>",
             R"(chosen; chose OCMW B welzijn |  of radio in group "Entiteit")"},
        Told{"button_beside_a_chosen_radio_button",
             "<form><label><input type=radio name=r>A</label><label><input type=radio name=r checked>B</label>"
             "<button type=button" +
                 std::string{all} + ">Verder</button></form>",
             R"(pressed button "Verder"; chose B |  of radio in form)"},
        Told{"button_beside_a_list_that_nobody_touched",
             "<select><option>Naam<option>Datum</select><button" + std::string{all} + ">Applicatie opstarten</button>",
             R"(pressed button "Applicatie opstarten")"},
        Told{"button_beside_two_lists",
             "<form><label><input type=radio name=r checked>A</label><label><input type=radio name=r>B</label>"
             "<select><option>nl<option>fr</select><button type=button" +
                 std::string{all} + ">Verder</button></form>",
             R"(pressed button "Verder"; unclear)"},
        Told{"button_beside_a_pressed_button",
             "<button type=button id=a aria-pressed=true>OCMW A</button><button type=button" + std::string{all} +
                 ">Verder</button>",
             R"(pressed button "Verder")"},
        Told{"switch_that_aria_calls_one", "<div role=switch aria-checked=false" + std::string{all} + ">Akkoord</div>",
             "filled in; unclear"},
        Told{"link_of_a_list",
             "<nav><a href=#>Hulp</a> <a href=#>Stop</a></nav><main><ul aria-label=Entiteit><li><a href=#>OCMW A</a> "
             "welzijn</li>"
             "<li><a href=#" +
                 std::string{all} + ">OCMW B</a> welzijn</li></ul></main>",
             R"(pressed link "OCMW B"; a line, OCMW B | welzijn of link in list "Entiteit")"},
        Told{"button_in_a_row",
             "<table><caption>Entiteit</caption><tr><td>OCMW A</td><td><button>kiezen</button></td></tr>"
             "<tr><td>OCMW B</td><td><button" +
                 std::string{all} + ">kiezen</button></td></tr></table>",
             R"(pressed button "kiezen" in row "OCMW B kiezen"; a line, OCMW B |  of button in table "Entiteit")"},
        Told{"button_below_one_of_several_headings",
             "<h1>Entiteit</h1><form><h2>OCMW A</h2><p><button type=button>welzijn</button></p>"
             "<p><button type=button>rusthuis</button></p><h2>OCMW B</h2><p><button type=button" +
                 std::string{all} + ">welzijn</button></p></form>",
             R"(pressed button "welzijn" under "OCMW B"; a line, OCMW B | welzijn of button in form)"},
        Told{"line_that_aria_calls_one",
             "<ul role=listbox aria-label=Entiteit><li role=option aria-selected=false>OCMW A</li>"
             "<li role=option aria-selected=false" +
                 std::string{all} + ">OCMW B</li></ul>",
             R"(chosen; chose OCMW B |  of option in listbox "Entiteit")"},
        Told{"line_of_a_list_within_what_opens_it",
             "<div role=combobox aria-owns=l aria-expanded=true><ul id=l role=listbox aria-label=Entiteit><li "
             "role=option "
             "aria-selected=false>OCMW A</li><li role=option aria-selected=false" +
                 std::string{all} + ">OCMW B</li></ul></div>",
             R"(chosen; chose OCMW B |  of option in listbox "Entiteit")"},
        Told{"card",
             "<section aria-label=Entiteit><div role=button tabindex=0><h2>OCMW A</h2></div>"
             "<div role=button tabindex=0" +
                 std::string{all} + "><h2>OCMW B</h2></div></section>",
             R"(pressed button "OCMW B"; a line, OCMW B |  of button in region "Entiteit")"},
        Told{"shadow",
             "<x-list><template shadowrootmode=open><form><fieldset><legend>Entiteit</legend><label><input type=radio "
             "name=r>OCMW A</label><label" +
                 std::string{all} + "><input type=radio name=r>OCMW B</label></fieldset></form></template></x-list>",
             R"(chosen; chose OCMW B |  of radio in group "Entiteit")"}),
    [](const auto& test) { return test.param.name; });

TEST_F(ActByHand, in_a_frame_of_the_same_origin_is_told_too) {
  site.page("/frame", "<button" + std::string{all} + ">Verder</button>");
  const auto act = click_on("<iframe src='/frame'" + std::string{all} + "></iframe>");
  EXPECT_EQ(act, R"(pressed button "Verder")");
  EXPECT_EQ(m_acts[0].address, site.address("/notice")) << "of the page, not of the frame";
}

/// A list that is as large as the page, and there only while it is open; then what goes on with it, as large.
class ListOpenedByHand : public ActByHand {
protected:
  void show_list(const std::string& name_of_box) {
    site.page("/opened", "");
    show(
        "<h1>Entiteit</h1><div id=box role=combobox aria-haspopup=listbox aria-label='" + name_of_box + "'" +
        std::string{all} +
        ">-</div><button id=go style='display: none'>Verder</button><script>const large = 'position: fixed; inset: 0; "
        "width: 100%; height: 100%'; box.onclick = () => {const line = document.createElement('li');"
        "line.setAttribute('role', 'option'); line.textContent = 'OCMW A'; line.style = large;"
        "const list = document.createElement('ul'); list.setAttribute('role', 'listbox'); list.append(line);"
        "document.body.append(list); fetch('/opened'); line.onclick = () => {list.remove(); box.textContent = 'OCMW A';"
        "box.style = ''; go.style = large}}</script>");
    browser->note_acts(true);
  }

  void open_and_choose() {
    click();
    ASSERT_TRUE(wait_until([this] { return requests_for("/opened") == 1; }));
    click();
    ASSERT_TRUE(wait_until([this] { return m_acts.size() == 1; }));
  }
};

TEST_F(ListOpenedByHand, is_told_with_what_opens_it_also_when_it_is_closed_again) {
  show_list("Entiteit");
  open_and_choose();
  click();
  ASSERT_TRUE(wait_until([this] { return m_acts.size() == 2; }));
  EXPECT_EQ(said(m_acts[0]), R"(chosen; chose OCMW A |  of option under "Entiteit" opened by combobox "Entiteit")");
  EXPECT_EQ(said(m_acts[1]),
            R"(pressed button "Verder"; chose OCMW A |  of option under "Entiteit" opened by combobox "Entiteit")");
}

/// A list of which the line is chosen by keys alone, as ARIA's pattern has it: no line is ever clicked.
TEST_F(ActByHand, is_unclear_where_something_was_chosen_by_keys_alone) {
  site.page("/chosen", "");
  show("<h1>Entiteit</h1><div id=box role=combobox tabindex=0 aria-label=Entiteit aria-haspopup=listbox>OCMW A</div>"
       "<button id=go" +
       std::string{all} +
       ">Verder</button><script>box.focus(); box.onkeydown = () => {box.textContent = 'OCMW B'; fetch('/chosen')}"
       "</script>");
  browser->note_acts(true);
  browser->widget().get_first_child()->grab_focus();
  ASSERT_TRUE(g_spawn_command_line_async("xdotool mousemove 200 150 key Down", nullptr));
  ASSERT_TRUE(wait_until([this] { return requests_for("/chosen") > 0; }));
  click();
  ASSERT_TRUE(wait_until([this] { return !m_acts.empty(); }));
  EXPECT_EQ(said(m_acts[0]), R"(pressed button "Verder"; unclear)");
}

TEST_F(ListOpenedByHand, cannot_be_opened_again_by_a_name_that_is_the_choice) {
  show_list("OCMW A, wijzigen");
  open_and_choose();
  EXPECT_EQ(said(m_acts[0]), "chosen");
}

/// What was told of an act finds the same again, and the browser does it.
TEST_F(ActByHand, can_be_done_again_by_what_was_told_of_it) {
  const auto form = [](const std::string& style) {
    return "<form action=/next><fieldset><legend>Entiteit</legend><label><input type=radio name=choice value=1>OCMW A"
           "</label><label><input type=radio name=choice value=2 checked>OCMW B</label></fieldset><button" +
           style + ">Verder</button></form>";
  };
  click_on(form(all));
  ASSERT_TRUE(next_page("next"));
  ASSERT_TRUE(m_acts.at(0).control && m_acts[0].choice);
  auto& learned = rule("learned", Meaning::entity_choice, "/again", "//form");
  learned.option = m_acts[0].choice->list;
  learned.press = *m_acts[0].control;
  m_window.unset_child();
  site.page("/again", form(""));
  open("/again");
  m_window.set_child(browser->widget());
  const auto page = next_page("learned");
  ASSERT_TRUE(page);
  ASSERT_EQ(page->page->options.size(), 2U);
  browser->choose(page->visit, 0);
  EXPECT_TRUE(wait_until([this] { return requests_for("/next") == 2; }));
}

/// A page as the first versions learned it.
class LearnedPage : public BrowserTest {
protected:
  void learn(const std::string& words) {
    auto& learned = rule("learned", Meaning::way_in, "/notice", "/*[count(" + portal::press_path(words) + ")=1]");
    learned.words = {words};
    learned.press = portal::press_path(words);
    site.page("/next", "");
  }
};

TEST_F(LearnedPage, is_known_by_its_words_whatever_quotes_are_in_them) {
  const std::string words = R"(Verder "nu" naar l'application)";
  learn(words);
  site.page("/notice", "<button onclick=\"location = '/next'\">Verder \"nu\"\n naar l'application</button>");
  open("/notice");
  const auto page = next_page("learned");
  ASSERT_TRUE(page);
  browser->press(page->visit);
  EXPECT_TRUE(wait_until([this] { return requests_for("/next") == 1; }));
}

TEST_F(LearnedPage, is_unknown_when_its_words_are_there_twice_or_not_on_a_button) {
  learn("Verder");
  site.page("/notice", "<button>Verder</button><a href='/next'>Verder</a>");
  open("/notice");
  EXPECT_TRUE(next_page(""));
  site.page("/notice", "<p>Verder</p><button>Anders</button>");
  browser->load_start("nl");
  EXPECT_TRUE(next_page(""));
}

TEST_F(LearnedPage, is_unknown_on_another_host) {
  learn("Verder");
  site.page("/notice", "<button>Verder</button>");
  open(site.address("/notice", TestSite::idp_name));
  EXPECT_TRUE(next_page(""));
}

} // namespace
