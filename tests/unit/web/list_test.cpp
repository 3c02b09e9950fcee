// SPDX-License-Identifier: EUPL-1.2
#include "script_world.h"

#include <ostream>

namespace {

using portal::Meaning;

/// A list of entities as a portal may draw it. The second line is chosen; the portal then gets "e=2".
struct Drawn {
  const char* name;
  const char* body;
  bool has_button = true; ///< to press after the choice
};

void PrintTo(const Drawn& list, std::ostream* out) { // NOLINT(readability-identifier-naming): what GoogleTest looks for
  *out << list.name;
}

/// Lists that nobody described but by some words in them.
class ListToChooseFrom : public ScriptWorld, public testing::WithParamInterface<Drawn> {
protected:
  void SetUp() override { site.page("/sent", ""); }

  portal::PageRule& choice(Meaning meaning, const std::string& option) {
    auto& page = rule("choice", meaning, "/", "//body");
    page.option = std::get<portal::Locator>(portal::parse_locator(option));
    return page;
  }
};

TEST_P(ListToChooseFrom, is_read_and_chosen_from_as_it_is_shown) {
  auto& entities = choice(Meaning::entity_choice, R"(choice with "Maatschappelijk welzijn")");
  if (GetParam().has_button)
    entities.press = std::get<portal::Locator>(portal::parse_locator(R"(button "Start")"));
  show(std::string{"<nav><ul><li><a href=/x>Maatschappelijk welzijn</a><li><a href=/y>Nieuws</a></ul></nav><main>"
                   "<h1>Kies een entiteit</h1>"} +
       GetParam().body + "</main>");
  const auto page = next_page("choice");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->page->options,
            (std::vector<portal::Option>{{.label = "OCMW van Herstappe", .detail = "Maatschappelijk welzijn"},
                                         {.label = "OCMW van Proefdorp", .detail = "Maatschappelijk welzijn"}}));
  unsigned failed = 0;
  browser->signal_choice_failed().connect([&failed](std::uint64_t) { ++failed; });
  browser->choose(page->visit, 1);
  ASSERT_TRUE(wait_until([this] { return requests_for("/sent") > 0; })) << failed << " times it could not be chosen";
  let_pass(300);
  ASSERT_EQ(requests_for("/sent"), 1U);
  EXPECT_EQ(site.requests("/sent")[0].query, "e=2");
}

INSTANTIATE_TEST_SUITE_P(
    Web, ListToChooseFrom,
    testing::Values(
        Drawn{"radio buttons", "<form action=/sent><label><input type=radio name=e value=1 checked><span>OCMW van "
                               "Herstappe</span> <span>Maatschappelijk welzijn</span></label><label><input type=radio "
                               "name=e value=2><span>OCMW van Proefdorp</span> <span>Maatschappelijk welzijn</span>"
                               "</label><button>Start</button></form>"},
        Drawn{
            "labels in the stead of radio buttons",
            "<style>input { opacity: 0; position: absolute } label { display: block }</style><form action=/sent>"
            "<div><input type=radio name=e value=1 id=a><label for=a>OCMW van Herstappe<small style='display: block'>"
            "Maatschappelijk welzijn</small></label></div><div><input type=radio name=e value=2 id=b><label for=b>OCMW "
            "van Proefdorp<small style='display: block'>Maatschappelijk welzijn</small></label></div><button>Start"
            "</button></form>"},
        Drawn{"radio buttons in rows",
              "<form action=/sent><table><tr><th><th>Entiteit<th>Hoedanigheid<tr><td><input type=radio name=e value=1>"
              "<td>OCMW van Herstappe<td>Maatschappelijk welzijn<tr><td><input type=radio name=e value=2><td>OCMW van "
              "Proefdorp<td>Maatschappelijk welzijn</table><button>Start</button></form>"},
        Drawn{
            "a list that drops down in groups",
            "<form action=/sent><select name=e><option value=''>Kies een entiteit<optgroup label='OCMW van Herstappe'>"
            "<option value=1>Maatschappelijk welzijn</optgroup><optgroup label='OCMW van Proefdorp'><option value=2>"
            "Maatschappelijk welzijn</optgroup></select><button>Start</button></form>"},
        Drawn{"links",
              "<ul><li><a href='/sent?e=1'>OCMW van Herstappe<br>Maatschappelijk welzijn</a><li><a "
              "href='/sent?e=2'>OCMW van Proefdorp<br>Maatschappelijk welzijn</a></ul>",
              false},
        Drawn{"buttons in rows",
              "<form action=/sent><table><tr><td>OCMW van Herstappe<td>Maatschappelijk welzijn<td>"
              "<button name=e value=1>kiezen</button><tr><td>OCMW van Proefdorp<td>Maatschappelijk "
              "welzijn<td><button name=e value=2>kiezen</button></table></form>",
              false},
        Drawn{"cards",
              "<div><div role=button tabindex=0 onclick=\"location = '/sent?e=1'\"><h3>OCMW van Herstappe</h3>"
              "<p>Maatschappelijk welzijn</p></div><div role=button tabindex=0 onclick=\"location = "
              "'/sent?e=2'\"><h3>OCMW van Proefdorp</h3><p>Maatschappelijk welzijn</p></div></div>",
              false},
        Drawn{"cards with a button",
              "<form action=/sent><article><h3>OCMW van Herstappe</h3><p>Maatschappelijk welzijn</p><button name=e "
              "value=1>kiezen</button></article><article><h3>OCMW van Proefdorp</h3><p>Maatschappelijk welzijn</p>"
              "<button name=e value=2>kiezen</button></article></form>",
              false},
        Drawn{"boxes with a button above their heading",
              "<form action=/sent><div><button name=e value=1>kiezen</button><h3>OCMW van Herstappe</h3><p>"
              "Maatschappelijk welzijn</p></div><div><button name=e value=2>kiezen</button><h3>OCMW van Proefdorp</h3>"
              "<p>Maatschappelijk welzijn</p></div></form>",
              false},
        Drawn{"links with a heading in them",
              "<div><a href='/sent?e=1'><h3>OCMW van Herstappe</h3><p>Maatschappelijk welzijn</p></a><a "
              "href='/sent?e=2'><h3>OCMW van Proefdorp</h3><p>Maatschappelijk welzijn</p></a></div>",
              false},
        Drawn{"labels with a heading in them",
              "<form action=/sent><label><input type=radio name=e value=1><h3>OCMW van Herstappe</h3><p>"
              "Maatschappelijk welzijn</p></label><label><input type=radio name=e value=2><h3>OCMW van Proefdorp</h3>"
              "<p>Maatschappelijk welzijn</p></label><button>Start</button></form>"},
        Drawn{"a listbox",
              "<ul role=listbox><li role=option aria-selected=true><b>OCMW van Herstappe</b> <i>"
              "Maatschappelijk welzijn</i><li role=option aria-selected=false onclick=\"this.ariaSelected = "
              "'true'; this.previousSibling.ariaSelected = 'false'; go.onclick = () => location = "
              "'/sent?e=2'\"><b>OCMW van Proefdorp</b> <i>Maatschappelijk welzijn</i></ul><button id=go>"
              "Start</button>"},
        Drawn{"a combobox that is closed",
              "<label for=box>Entiteit</label><input id=box role=combobox aria-expanded=false aria-controls=found>"
              "<ul id=found role=listbox aria-label=Entiteit hidden><li role=option aria-selected=false><b>OCMW van "
              "Herstappe</b> <i>Maatschappelijk welzijn</i><li role=option aria-selected=false id=second><b>OCMW van "
              "Proefdorp</b> <i>Maatschappelijk welzijn</i></ul><button id=go disabled>Start</button><script>"
              "const open = is => { found.hidden = !is; box.ariaExpanded = is };"
              "box.onfocus = () => open(true); second.onclick = () => { second.ariaSelected = 'true'; go.disabled = "
              "false; go.onclick = () => location = '/sent?e=2'; open(false) }</script>"},
        Drawn{
            "a button that opens a list",
            "<button id=box aria-haspopup=listbox aria-controls=found>Kies</button>"
            "<ul id=found role=listbox aria-label=Entiteit style='display: none'><li role=option aria-selected=false>"
            "<b>OCMW van Herstappe</b> <i>Maatschappelijk welzijn</i><li role=option aria-selected=false id=second><b>"
            "OCMW van Proefdorp</b> <i>Maatschappelijk welzijn</i></ul><button id=go>Start</button><script>"
            "box.onclick = () => found.style.display = found.style.display ? '' : 'none';"
            "second.onclick = () => { second.ariaSelected = 'true'; box.onclick(); go.onclick = () => location = "
            "'/sent?e=2' }</script>"},
        Drawn{
            "headings with capacities below",
            "<section><h2>OCMW van Herstappe</h2><ul><li><a href='/sent?e=1'>Maatschappelijk welzijn</a></ul></section>"
            "<section><h2>OCMW van Proefdorp</h2><ul><li><a href='/sent?e=2'>Maatschappelijk welzijn</a></ul>"
            "</section>",
            false},
        Drawn{"words with titles of their own",
              "<form action=/sent><dl><div><dt>Entiteit:<dd>OCMW van Herstappe<dt>Hoedanigheid:<dd>Maatschappelijk "
              "welzijn<dd><button name=e value=1>Applicatie opstarten</button></div><div><dt>Entiteit:<dd>OCMW van "
              "Proefdorp<dt>Hoedanigheid:<dd>Maatschappelijk welzijn<dd><button name=e value=2>Applicatie opstarten"
              "</button></div></dl></form>",
              false},
        Drawn{"custom elements with shadow roots",
              "<x-entity>OCMW van Herstappe</x-entity><x-entity>OCMW van Proefdorp</x-entity><script>let e = 0; for "
              "(const "
              "each of document.querySelectorAll('x-entity')) { const to = ++e; each.attachShadow({mode: 'open'})"
              ".innerHTML = '<p><slot></slot></p><p>Maatschappelijk welzijn</p><button>kies</button>';"
              "each.shadowRoot.querySelector('button').onclick = () => location = '/sent?e=' + to }</script>",
              false},
        Drawn{"a frame",
              "<iframe srcdoc=\"<form action=/sent target=_top><label><input type=radio name=e value=1><b>OCMW "
              "van Herstappe</b> <i>Maatschappelijk welzijn</i></label><label><input type=radio name=e value=2>"
              "<b>OCMW van Proefdorp</b> <i>Maatschappelijk welzijn</i></label><button>Start</button></form>\">"
              "</iframe>"}),
    [](const auto& tested) {
      std::string name = tested.param.name;
      for (auto& sign : name)
        if (g_ascii_isalnum(sign) == 0)
          sign = '_';
      return name;
    });

class ListInParts : public ListToChooseFrom {
protected:
  void come(const std::string& next) {
    choice(Meaning::entity_choice, R"(link in list "Entiteit")").more =
        std::get<portal::Locator>(portal::parse_locator(R"(link "Volgende")"));
    site.page("/next", "");
    show("<h1>Entiteit</h1><ul aria-label=Entiteit><li><a href=/a>OCMW A</a><li><a href=/b>OCMW B</a></ul>" + next);
  }
};

TEST_F(ListInParts, says_that_it_goes_on_and_is_gone_on_with) {
  come("<a href=/next>Volgende</a>");
  const auto page = next_page("choice");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->page->options.size(), 2U);
  ASSERT_TRUE(page->page->has_more);
  browser->show_more(page->visit);
  EXPECT_TRUE(wait_until([this] { return requests_for("/next") == 1; }));
  EXPECT_EQ(requests_for("/a") + requests_for("/b"), 0U);
}

TEST_F(ListInParts, ends_where_nothing_leads_on) {
  come("<a>Volgende</a>");
  const auto page = next_page("choice");
  ASSERT_TRUE(page);
  EXPECT_FALSE(page->page->has_more);
}

TEST_F(ListInParts, ends_where_what_leads_on_is_disabled) {
  come("<a href=/next aria-disabled=true>Volgende</a>");
  const auto page = next_page("choice");
  ASSERT_TRUE(page);
  EXPECT_FALSE(page->page->has_more);
}

/// Buttons in a form, which the launcher learned as a list while each stood below a title of its own.
class LearnedButtons : public ListToChooseFrom {
protected:
  void come(const std::string& form) {
    auto& entities = rule("learned portal.example.be/entity", Meaning::entity_choice, "/", "");
    entities.present = entities.option = std::get<portal::Locator>(portal::parse_locator("button in form"));
    show("<h1>Entiteit</h1><form>" + form + "</form>");
  }
};

TEST_F(LearnedButtons, are_a_list_below_titles) {
  come("<h2>OCMW A</h2><button>welzijn</button><h2>OCMW B</h2><button>welzijn</button>");
  const auto page = next_page("learned portal.example.be/entity");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->page->options.size(), 2U);
}

TEST_F(LearnedButtons, are_none_any_more_where_one_is_left) {
  come("<h2>OCMW A</h2><button>Verder</button>");
  EXPECT_TRUE(next_page(""));
}

TEST_F(LearnedButtons, are_none_any_more_without_titles) {
  come("<label><input type=radio name=e>OCMW A</label><button>Verder</button><button>Annuleren</button>");
  EXPECT_TRUE(next_page(""));
}

/// A list that is made when it is opened, and goes again with the choice.
class ListWithoutLines : public ListToChooseFrom {
protected:
  void come(const std::string& at_choice = "box.textContent = line.textContent") {
    auto& entities = choice(Meaning::entity_choice, "option in listbox");
    entities.present = entities.opener = locator(R"(combobox "Entiteit")");
    entities.press = locator(R"(button "Verder")");
    site.page("/opened", "");
    site.page("/gone", "");
    show("<h1>Entiteit</h1><form action=/sent><div id=box role=combobox tabindex=0 aria-label=Entiteit "
         "aria-haspopup=listbox>-</div><input type=hidden name=e><button>Verder</button></form><script>"
         "const close = () => {document.querySelector('ul').remove()};"
         "box." +
         m_opens_on +
         " = () => {fetch('/opened'); const list = document.createElement('ul');"
         "list.setAttribute('role', 'listbox'); document.body.append(list);"
         "for (const name of ['OCMW van Herstappe', 'OCMW van Proefdorp']) {"
         "const line = document.createElement('li'); line.setAttribute('role', 'option'); line.textContent = name;"
         "line.onclick = () => {document.querySelector('[name=e]').value = name.at(-1); " +
         at_choice + "; close()}; list.append(line)}};</script>");
  }

  static portal::Locator locator(const std::string& text) {
    return std::get<portal::Locator>(portal::parse_locator(text));
  }

  std::string m_opens_on = "onclick";

  /// The visit with the lines.
  std::uint64_t opened() {
    const auto before = next_page("choice");
    EXPECT_TRUE(before && before->page->is_closed && before->page->options.empty());
    browser->show_more(before ? before->visit : 0);
    const auto page = next_page("choice");
    EXPECT_TRUE(page && !page->page->is_closed && page->page->options.size() == 2);
    EXPECT_TRUE(wait_until([this] { return requests_for("/opened") == 1; }));
    return page ? page->visit : 0;
  }
};

TEST_F(ListWithoutLines, is_opened_and_chosen_from) {
  come();
  browser->choose(opened(), 1);
  ASSERT_TRUE(wait_until([this] { return requests_for("/sent") == 1; }));
  EXPECT_EQ(site.requests("/sent")[0].query, "e=p");
  EXPECT_EQ(requests_for("/opened"), 1U);
}

TEST_F(ListWithoutLines, may_open_when_the_button_goes_down) {
  m_opens_on = "onmousedown";
  come();
  browser->choose(opened(), 1);
  ASSERT_TRUE(wait_until([this] { return requests_for("/sent") == 1; }));
  EXPECT_EQ(site.requests("/sent")[0].query, "e=p");
}

TEST_F(ListWithoutLines, is_none_where_what_opens_it_is_a_plain_button_by_now) {
  auto& entities = choice(Meaning::entity_choice, "option in listbox");
  entities.present = entities.opener = locator(R"(button "Entiteit")");
  site.page("/sent", "");
  show("<h1>Entiteit</h1><form action=/sent><button>Entiteit</button></form>");
  EXPECT_TRUE(next_page(""));
  EXPECT_EQ(requests_for("/sent"), 0U);
}

TEST_F(ListWithoutLines, is_opened_again_for_a_choice_when_it_was_closed_meanwhile) {
  come();
  const auto visit = opened();
  ask("document.querySelector('ul').remove(); fetch('/gone')");
  ASSERT_TRUE(wait_until([this] { return requests_for("/gone") == 1; }));
  let_pass();
  EXPECT_EQ(shown.size(), 2U) << "its lines are known";
  browser->choose(visit, 0);
  ASSERT_TRUE(wait_until([this] { return requests_for("/sent") == 1; }));
  EXPECT_EQ(site.requests("/sent")[0].query, "e=e");
}

/// What opens it shows another text after the choice.
class ListThatShowsAnother : public ListWithoutLines {
protected:
  void expect_no_press(const std::string& text) {
    come("box.textContent = '" + text + "'");
    std::vector<std::uint64_t> failed;
    browser->signal_choice_failed().connect([&failed](std::uint64_t visit) { failed.push_back(visit); });
    const auto visit = opened();
    browser->choose(visit, 1);
    EXPECT_TRUE(wait_until([&failed] { return !failed.empty(); }));
    EXPECT_EQ(failed, std::vector<std::uint64_t>{visit});
    EXPECT_EQ(requests_for("/sent"), 0U);
  }
};

TEST_F(ListThatShowsAnother, is_the_users) {
  expect_no_press("OCMW van Voorbeelde");
}

TEST_F(ListThatShowsAnother, is_the_users_also_where_that_begins_alike) {
  expect_no_press("OCMW van Proefdorp-Noord");
}

TEST_F(ListThatShowsAnother, has_what_its_user_does_then_told_as_on_an_unknown_page) {
  std::vector<portal::ActByHand> acts;
  come("box.textContent = 'OCMW van Voorbeelde'; document.querySelector('button').style = 'position: fixed; inset: 0; "
       "width: 100%; height: 100%'");
  browser->note_acts(true);
  browser->set_covered(web::Covering::none);
  browser->signal_acted_by_hand().connect(
      [&acts](const portal::ActByHand& act, std::uint64_t) { acts.push_back(act); });
  bool has_failed = false;
  browser->signal_choice_failed().connect([&has_failed](std::uint64_t) { has_failed = true; });
  browser->choose(opened(), 1);
  ASSERT_TRUE(wait_until([&has_failed] { return has_failed; }));
  EXPECT_TRUE(acts.empty());
  ASSERT_TRUE(g_spawn_command_line_async("xdotool mousemove 100 60 click 1", nullptr));
  ASSERT_TRUE(wait_until([&acts] { return !acts.empty(); }));
  ASSERT_TRUE(acts[0].control);
  EXPECT_EQ(portal::to_text(*acts[0].control), R"(button "Verder")");
}

class RoleList : public ListToChooseFrom {};

TEST_F(RoleList, says_the_role_and_nothing_else) {
  choice(Meaning::role_choice, R"(choice with "Sociale Agent" or "PrimaWeb beheer")");
  show("<ul><li><label><input type=radio name=r><b>Sociale Agent</b> <i>dossiers</i></label><li><label><input "
       "type=radio "
       "name=r><b>PrimaWeb beheer</b> <i>profielen</i></label></ul>");
  const auto page = next_page("choice");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->page->options, (std::vector<portal::Option>{{.label = "Sociale Agent", .detail = ""},
                                                              {.label = "PrimaWeb beheer", .detail = ""}}));
}

/// Pages that have the words, and no list that one could be sure of.
class NoList : public ListToChooseFrom {};

TEST_P(NoList, is_taken_for_one) {
  choice(Meaning::entity_choice, R"(choice with "Maatschappelijk welzijn")");
  show(GetParam().body);
  EXPECT_TRUE(next_page(""));
}

INSTANTIATE_TEST_SUITE_P(
    Web, NoList,
    testing::Values(
        Drawn{"one_link", "<main><p>Maatschappelijk welzijn</p><a href=/x>Maatschappelijk welzijn</a></main>"},
        Drawn{"two_lists", "<ul><li><a href=/1>Maatschappelijk welzijn</a><li><a href=/2>B</a></ul><p><a href=/3>"
                           "Maatschappelijk welzijn</a></p><p><a href=/4>D</a></p>"},
        Drawn{"words_outside", "<p>Maatschappelijk welzijn</p><ul><li><a href=/1>A</a><li><a href=/2>B</a></ul>"},
        Drawn{"a_menu", "<header><a href=/1>Maatschappelijk welzijn</a> <a href=/2>Nieuws</a></header>"}),
    [](const auto& tested) { return std::string{tested.param.name}; });

/// A list of 2000 lines: nobody would choose from it, and reading it would take the page's time away.
class TooLongList : public ListToChooseFrom {
protected:
  /// `as_object`: the locator as the page gets it.
  void expect_no_choice(const std::string& locator, const std::string& as_object) {
    choice(Meaning::entity_choice, locator);
    show("<main><ul id=list></ul></main><script>for (let at = 0; at < 2000; ++at) list.insertAdjacentHTML('beforeend', "
         "`<li><label><input type=radio name=e>OCMW van Oefendorp ${at}</label> Maatschappelijk welzijn`)</script>");
    EXPECT_TRUE(next_page(""));
    const std::string look = "globalThis[Symbol.for('primaweb')].rules.lines_of({option: " + as_object + "}).length";
    EXPECT_EQ(ask(look), "0");
    EXPECT_EQ(ask("(() => { while (list.children.length > 500) list.lastChild.remove(); return " + look + "; })()"),
              "500");
  }
};

TEST_F(TooLongList, is_none_by_the_words_in_it) {
  expect_no_choice(R"(choice with "Maatschappelijk welzijn")",
                   "{control: {roles: ['choice'], names: ['Maatschappelijk welzijn'], whole: 0}}");
}

TEST_F(TooLongList, is_none_by_its_role_and_what_it_is_in) {
  expect_no_choice(R"(radio in list with "Maatschappelijk welzijn")",
                   "{control: {roles: ['radio']}, places: [{roles: ['list'], names: ['Maatschappelijk welzijn'], "
                   "whole: 0}]}");
}

TEST_F(NoList, line_that_cannot_be_chosen_is_offered) {
  choice(Meaning::entity_choice, "radio in listitem");
  show("<ul><li><label><input type=radio name=e disabled>OCMW van Herstappe</label><li><label><input type=radio name=e>"
       "OCMW van Proefdorp</label></ul>");
  const auto page = next_page("choice");
  ASSERT_TRUE(page);
  ASSERT_EQ(page->page->options.size(), 1U);
  EXPECT_EQ(page->page->options[0].label, "OCMW van Proefdorp");
}

TEST_F(NoList, button_is_pressed_where_the_page_does_not_say_what_is_chosen) {
  auto& entities = choice(Meaning::entity_choice, R"(choice with "Maatschappelijk welzijn")");
  entities.press = std::get<portal::Locator>(portal::parse_locator(R"(button "Start")"));
  show("<div><div role=button tabindex=0>OCMW van Herstappe, Maatschappelijk welzijn</div><div role=button "
       "tabindex=0>OCMW "
       "van Proefdorp, Maatschappelijk welzijn</div></div><p><button onclick=\"fetch('/sent')\">Start</button></p>");
  unsigned failed = 0;
  browser->signal_choice_failed().connect([&failed](std::uint64_t) { ++failed; });
  const auto page = next_page("choice");
  ASSERT_TRUE(page);
  browser->choose(page->visit, 1);
  EXPECT_TRUE(wait_until([&failed] { return failed == 1; }));
  EXPECT_EQ(requests_for("/sent"), 0U);
}

} // namespace
