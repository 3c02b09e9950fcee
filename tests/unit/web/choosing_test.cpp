// SPDX-License-Identifier: EUPL-1.2
#include "browser_test.h"

#include <ostream>

namespace {

using portal::Meaning;

/// A list of three lines, of which the second is to be chosen, and how the page says so.
struct List {
  const char* name;
  const char* body;
  const char* option;
  const char* select;
  const char* sent; ///< what the portal then gets; null: the page does not say that the line is chosen
};

void PrintTo(const List& list, std::ostream* out) { // NOLINT(readability-identifier-naming): what GoogleTest looks for
  *out << list.name;
}

/// Scripts of a page that draws its own lists: `mark` says which is chosen, and the button sends what is marked.
constexpr const char* scripts =
    "<script>const lines = [...document.querySelectorAll('[data-line]')];"
    "const mark = (state, on) => lines.forEach(line => line.setAttribute(state, String(line === on)));"
    "const send = state => fetch('/sent?' + lines.filter(line => line.getAttribute(state) === 'true')"
    "  .map(line => line.dataset.line));</script>";

class Choosing : public BrowserTest {
protected:
  void SetUp() override {
    site.page("/sent", "");
    site.page("/heard", "");
  }

  /// Chooses the second line, as the rule has it.
  void choose(const std::string& body, const std::string& option, const std::string& select = {}) {
    auto& role = rule("role", Meaning::role_choice, "/", "//h1");
    role.option = option;
    role.option_select = select;
    role.press = "//button[@id='go']";
    site.page("/", "<h1>role</h1>" + body);
    open("/");
    browser->signal_choice_failed().connect([this](std::uint64_t of) { m_failed.push_back(of); });
    const auto page = next_page("role");
    ASSERT_TRUE(page);
    m_visit = page->visit;
    browser->choose(m_visit, 1);
  }

  std::uint64_t m_visit = 0;
  std::vector<std::uint64_t> m_failed;
};

class ListOf : public Choosing, public testing::WithParamInterface<List> {};

TEST_P(ListOf, has_its_line_chosen_before_the_button_is_pressed_or_nothing_pressed) {
  const auto& list = GetParam();
  ASSERT_NO_FATAL_FAILURE(choose(std::string{list.body} + scripts, list.option, list.select));
  ASSERT_TRUE(wait_until([this] { return requests_for("/sent") > 0 || !m_failed.empty(); }));
  if (list.sent == nullptr) {
    EXPECT_EQ(m_failed, std::vector{m_visit}) << "it is the user's";
    let_pass();
    EXPECT_EQ(requests_for("/sent"), 0U);
    return;
  }
  let_pass();
  ASSERT_EQ(requests_for("/sent"), 1U) << "pressed once";
  EXPECT_EQ(site.requests("/sent")[0].query, list.sent);
  EXPECT_TRUE(m_failed.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Web, ListOf,
    testing::Values(
        List{"radio buttons",
             "<form action=/sent><input type=radio name=r value=1 checked id=a><label for=a>A</label>"
             "<input type=radio name=r value=2 id=b><label for=b>B</label><button id=go>Go</button></form>",
             "//label", "", "r=2"},
        List{"radio buttons that are chosen already",
             "<form action=/sent><label><input type=radio name=r value=1>A</label><label><input type=radio name=r "
             "value=2"
             " checked>B</label><button id=go>Go</button></form>",
             "//label", ".//input", "r=2"},
        List{"a disabled radio button",
             "<form action=/sent><label><input type=radio name=r value=1 checked>A</label><label><input type=radio "
             "name=r"
             " value=2 disabled>B</label><button id=go>Go</button></form>",
             "//label", ".//input", nullptr},
        List{"boxes to tick",
             "<form action=/sent><label><input type=checkbox name=r value=1 checked>A</label>"
             "<label><input type=checkbox name=r value=2>B</label><button id=go>Go</button></form>",
             "//label", "", "r=2"},
        List{"a ticked box",
             "<form action=/sent><label><input type=checkbox name=r value=1>A</label>"
             "<label><input type=checkbox name=r value=2 checked>B</label><button id=go>Go</button></form>",
             "//label", ".//input", "r=2"},
        List{"a list that drops down",
             "<form action=/sent><select name=r><option value=1>A<option value=2>B</select><button "
             "id=go>Go</button></form>",
             "//option", "", "r=2"},
        List{"a list that stands open",
             "<form action=/sent><select name=r size=3><option value=1>A<option value=2>B</select><button "
             "id=go>Go</button>"
             "</form>",
             "//option", "", "r=2"},
        List{"a list of several",
             "<form action=/sent><select name=r multiple><option value=1 selected>A<option value=2>B</select>"
             "<button id=go>Go</button></form>",
             "//option", "", "r=2"},
        List{"a list in groups",
             "<form action=/sent><select name=r><optgroup label=1><option value=1>A</optgroup><optgroup label=2>"
             "<option value=2>B</optgroup></select><button id=go>Go</button></form>",
             "//option", "", "r=2"},
        List{
            "a disabled group",
            "<form action=/sent><select name=r><option value=1>A<optgroup disabled label=2><option value=2>B</optgroup>"
            "</select><button id=go>Go</button></form>",
            "//option", "", nullptr},
        List{"a list whose page takes the choice back",
             "<form action=/sent><select name=r onchange='this.selectedIndex = 0'><option value=1>A<option "
             "value=2>B</select>"
             "<button id=go>Go</button></form>",
             "//option", "", nullptr},
        List{"a list whose button waits for its change",
             "<form action=/sent><select name=r onchange='go.disabled = false'><option value=1>A<option "
             "value=2>B</select>"
             "<button id=go disabled>Go</button></form>",
             "//option", "", "r=2"},
        List{"proposals for a text",
             "<form action=/sent><input name=r list=l><datalist id=l><option value=A>A<option value=B>B</datalist>"
             "<button id=go>Go</button></form>",
             "//datalist/option", "", "r=B"},
        List{"rows with a radio button each",
             "<form action=/sent><table><tr><td><input type=radio name=r value=1><td>A<tr><td><input type=radio name=r"
             " value=2><td>B</table><button id=go>Go</button></form>",
             "//tr", ".//input", "r=2"},
        List{"a listbox",
             "<ul role=listbox><li role=option data-line=1 aria-selected=true onclick=\"mark('aria-selected', this)\">A"
             "<li role=option data-line=2 aria-selected=false onclick=\"mark('aria-selected', this)\">B</ul>"
             "<button id=go onclick=\"send('aria-selected')\">Go</button>",
             "//li", "", "2"},
        List{"a listbox that listens to the pointer",
             "<ul role=listbox><li role=option data-line=1 onpointerdown=\"mark('aria-selected', this)\">A"
             "<li role=option data-line=2 onpointerdown=\"mark('aria-selected', this)\">B</ul>"
             "<button id=go onclick=\"send('aria-selected')\">Go</button>",
             "//li", "", "2"},
        List{"a listbox that takes its time",
             "<ul role=listbox><li role=option data-line=1>A<li role=option data-line=2"
             " onmousedown=\"setTimeout(() => mark('aria-selected', this), 300)\">B</ul>"
             "<button id=go onclick=\"send('aria-selected')\">Go</button>",
             "//li", "", "2"},
        List{"a listbox that does not take it",
             "<ul role=listbox><li role=option data-line=1 aria-selected=true>A<li role=option data-line=2"
             " aria-selected=false>B</ul><button id=go onclick=\"send('aria-selected')\">Go</button>",
             "//li", "", nullptr},
        List{"a listbox that keeps another line, too",
             "<ul role=listbox><li role=option data-line=1 aria-selected=true>A<li role=option data-line=2"
             " onclick=\"this.setAttribute('aria-selected', 'true')\">B</ul>"
             "<button id=go onclick=\"send('aria-selected')\">Go</button>",
             "//li", "", nullptr},
        List{"a radiogroup",
             "<div role=radiogroup><span role=radio data-line=1 aria-checked=true onclick=\"mark('aria-checked', "
             "this)\">A</span>"
             "<span role=radio data-line=2 aria-checked=false onclick=\"mark('aria-checked', this)\">B</span></div>"
             "<button id=go onclick=\"send('aria-checked')\">Go</button>",
             "//span", "", "2"},
        List{"a menu",
             "<div role=menu><div role=menuitemradio data-line=1 aria-checked=true onclick=\"mark('aria-checked', "
             "this)\">A</div>"
             "<div role=menuitemradio data-line=2 aria-checked=false onclick=\"mark('aria-checked', "
             "this)\">B</div></div>"
             "<button id=go onclick=\"send('aria-checked')\">Go</button>",
             "//*[@role='menuitemradio']", "", "2"},
        List{"a tree",
             "<ul role=tree><li role=treeitem data-line=1 onclick=\"mark('aria-selected', this)\">A"
             "<li role=treeitem data-line=2 onclick=\"mark('aria-selected', this)\">B</ul>"
             "<button id=go onclick=\"send('aria-selected')\">Go</button>",
             "//li", "", "2"},
        List{"tabs",
             "<div role=tablist><span role=tab data-line=1 aria-selected=true onclick=\"mark('aria-selected', "
             "this)\">A</span>"
             "<span role=tab data-line=2 aria-selected=false onclick=\"mark('aria-selected', this)\">B</span></div>"
             "<button id=go onclick=\"send('aria-selected')\">Go</button>",
             "//span", "", "2"},
        List{"rows of a grid",
             "<table role=grid><tr role=row data-line=1 onclick=\"mark('aria-selected', this)\"><td role=gridcell>A"
             "<tr role=row data-line=2 onclick=\"mark('aria-selected', this)\"><td role=gridcell>B</table>"
             "<button id=go onclick=\"send('aria-selected')\">Go</button>",
             "//tr", ".//td", "2"},
        List{"buttons that stay down",
             "<p><button data-line=1 aria-pressed=true onclick=\"mark('aria-pressed', this)\">A</button>"
             "<button data-line=2 aria-pressed=false onclick=\"mark('aria-pressed', this)\">B</button></p>"
             "<button id=go onclick=\"send('aria-pressed')\">Go</button>",
             "//p/button", "", "2"},
        List{"lines that only look chosen",
             "<p><span onclick=\"this.className = 'on'\">A</span><span onclick=\"this.className = 'on'\">B</span></p>"
             "<button id=go onclick=\"fetch('/sent?' + document.querySelector('.on').textContent)\">Go</button>",
             "//p/span", "", nullptr},
        List{"lines that the page draws anew",
             "<form action=/sent><p id=p></p><button id=go>Go</button></form><script>const draw = on => p.innerHTML ="
             " ['A', 'B'].map(each => `<label><input type=radio name=r value=${each} ${on === each ? 'checked' : ''}"
             " onclick=\"setTimeout(draw, 0, '${each}')\">${each}</label>`).join(''); draw('A')</script>",
             "//label", ".//input", "r=B"}),
    [](const auto& tested) {
      std::string name = tested.param.name;
      for (auto& sign : name)
        if (g_ascii_isalnum(sign) == 0)
          sign = '_';
      return name;
    });

TEST_F(Choosing, in_a_select_tells_the_page_as_a_user_would) {
  choose(
      "<select onfocus=\"said.push('focus')\" oninput=\"said.push('input')\" onchange=\"said.push('change');"
      " fetch('/heard?' + said)\"><option>A<option>B</select><button id=go>Go</button><script>const said = []</script>",
      "//option");
  ASSERT_TRUE(wait_until([this] { return requests_for("/heard") == 1; }));
  EXPECT_NE(site.requests("/heard")[0].query.find("input,change"), std::string::npos);
}

TEST_F(Choosing, of_a_line_tells_the_page_as_a_mouse_would) {
  choose("<ul role=listbox><li role=option>A<li role=option aria-selected=false>B</ul><button id=go>Go</button><script>"
         "const said = []; for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])"
         " document.querySelectorAll('li')[1].addEventListener(type, () => { said.push(type); if (type === 'click') "
         "fetch('/heard?' + said) })</script>",
         "//li");
  ASSERT_TRUE(wait_until([this] { return requests_for("/heard") == 1; }));
  EXPECT_EQ(site.requests("/heard")[0].query, "pointerdown,mousedown,pointerup,mouseup,click");
}

TEST_F(Choosing, by_a_select_that_leads_on_itself_needs_no_button) {
  auto& role = rule("role", Meaning::role_choice, "/", "//h1");
  role.option = "//option";
  site.page("/", "<h1>role</h1><form action=/sent><select name=r onchange='this.form.submit()'><option value=1>A"
                 "<option value=2>B</select></form>");
  open("/");
  const auto page = next_page("role");
  ASSERT_TRUE(page);
  browser->choose(page->visit, 1);
  ASSERT_TRUE(wait_until([this] { return requests_for("/sent") == 1; }));
  EXPECT_EQ(site.requests("/sent")[0].query, "r=2");
}

} // namespace
