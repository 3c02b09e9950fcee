// SPDX-License-Identifier: EUPL-1.2
#include "script_world.h"

namespace {

using portal::Meaning;

portal::Locator locator(const std::string& text) {
  return std::get<portal::Locator>(portal::parse_locator(text));
}

/// A page whose rule says with a locator what to press.
class Locating : public ScriptWorld {
protected:
  void SetUp() override {
    site.page("/pressed", "");
    site.page("/trap", "");
  }

  /// Shows a page with one thing to press. Its visit, when the page is known.
  std::optional<std::uint64_t> know(const std::string& to_press, const std::string& body) {
    rule("page", Meaning::way_in, "/", "//body").press = locator(to_press);
    show(body);
    browser->signal_choice_failed().connect([this](std::uint64_t) { ++m_failed; });
    const auto page = next_page("page");
    return page ? std::optional{page->visit} : std::nullopt;
  }

  /// Presses it. Returns "pressed" once "/pressed" was asked for, else how far it came.
  std::string press(const std::string& to_press, const std::string& body) {
    const auto visit = know(to_press, body);
    if (!visit)
      return "not known: " + of_page("JSON.stringify(outlining.outline())");
    browser->press(*visit);
    if (!wait_until([this] { return requests_for("/pressed") > 0 || m_failed > 0; }))
      return "nothing came of it: " + of_page("JSON.stringify(outlining.outline())");
    if (m_failed > 0)
      return "it could not be pressed: " + of_page("JSON.stringify(outlining.outline())");
    return requests_for("/pressed") == 1 ? "pressed" : "pressed more than once";
  }

  unsigned m_failed = 0;
};

TEST_F(Locating, compares_names_as_one_reads_them) {
  show("<html lang=nl>");
  const auto is_named = [this](const std::string& heard, const std::string& wanted, bool whole) {
    return of_page("locating.is_named({names: {0: " + wanted + "}, whole: " + (whole ? "1" : "0") + "}, " + heard +
                   ")");
  };
  for (const char* heard : {"'Applicatie opstarten'", "' applicatie  OPSTARTEN '", "'Applicatie\\u00a0opstarten'",
                            "'Appli\\u00adcatie\\u200b opstarten\\u200f'", "'\\u200eApplicatie opstarten\\ufe0e'"})
    EXPECT_EQ(is_named(heard, "'Applicatie opstarten'", true), "true") << heard;
  for (const char* heard : {"'Applicatie opstarten nu'", "'Applicatieopstarten'", "'Applicatie \\u043epstarten'",
                            "'Appl\\u0131catie opstarten'", "'\\uff21pplicatie opstarten'",
                            "'\\u202eApplicatie opstarten'", "'Applicatie opst\\u00e1rten'", "''"})
    EXPECT_EQ(is_named(heard, "'Applicatie opstarten'", true), "false") << heard;
  EXPECT_EQ(is_named("'S\\u2019identifier'", "\"S'identifier\"", true), "true");
  EXPECT_EQ(is_named("'entite\\u0301'", "'entit\\u00e9'", true), "true");
  EXPECT_EQ(is_named("'Aanmelden met eID kaartlezer'", "'eID kaartlezer'", false), "true");
  EXPECT_EQ(is_named("'Aanmelden met eID kaartlezers'", "'eID kaartlezer'", false), "false") << "another word";
  EXPECT_EQ(is_named("'PrimaWeb2'", "'PrimaWeb'", false), "false");
}

TEST_F(Locating, presses_the_one_control_of_its_role_name_and_place) {
  EXPECT_EQ(press(R"(button "kiezen" in row with "OCMW van Herstappe")",
                  "<table><tr><td>OCMW van Proefdorp<td><button onclick=\"fetch('/trap')\">Kiezen</button><tr><td>OCMW "
                  "van Herstappe<td><a href=/trap>Kiezen</a><button onclick=\"fetch('/pressed')\">Kiezen</button>"
                  "</table><button onclick=\"fetch('/trap')\">Kiezen</button>"),
            "pressed");
  EXPECT_EQ(requests_for("/trap"), 0U);
}

TEST_F(Locating, presses_what_is_under_a_heading) {
  EXPECT_EQ(press(R"(link "Start" under with "PrimaWeb")",
                  "<h2>MediPrima</h2><p><a href=/trap>Start</a></p><h2>De dienst PrimaWeb</h2><p><a href=/pressed>"
                  "Start</a></p>"),
            "pressed");
}

TEST_F(Locating, presses_in_an_open_shadow_root_in_a_frame_below_the_fold) {
  site.page("/frame", "<p style='height: 3000px'></p><x-start></x-start><script>const root = document.querySelector("
                      "'x-start').attachShadow({mode: 'open'}); setTimeout(() => root.innerHTML = '<button>Start"
                      "</button>', 500); root.addEventListener('click', () => top.fetch('/pressed'))</script>");
  EXPECT_EQ(press(R"(button "start")", "<p style='height: 2000px'></p><iframe src=/frame></iframe>"), "pressed");
}

TEST_F(Locating, presses_far_down_in_a_box_that_scrolls) {
  window.set_default_size(600, 700); // the line is within it, though not within the box
  EXPECT_EQ(press(R"(radio "Lijn 30")",
                  "<div id=box style='height: 200px; overflow: auto'></div><script>for (let at = 1; at <= 40; ++at) "
                  "box.insertAdjacentHTML('beforeend', `<label style='display: block; height: 15px'><input type=radio "
                  "name=r value=${at}>Lijn ${at}</label>`); box.onchange = event => fetch(event.target.value === "
                  "'30' ? '/pressed' : '/trap')</script>"),
            "pressed");
  EXPECT_EQ(requests_for("/trap"), 0U);
}

TEST_F(Locating, presses_far_down_in_a_tall_frame) {
  EXPECT_EQ(press(R"(button "Start")",
                  "<iframe style='height: 4000px' srcdoc=\"<p style='height: 3000px'></p><button onclick='top.fetch("
                  "`/pressed`)'>Start</button>\"></iframe>"),
            "pressed");
}

TEST_F(Locating, takes_a_control_in_another_of_its_name_for_one) {
  EXPECT_EQ(press(R"(button or link "Start")", "<a href=/pressed><button>Start</button></a>"), "pressed");
}

TEST_F(Locating, takes_a_control_in_the_shadow_root_of_another_for_one) {
  EXPECT_EQ(press(R"(button "Start")",
                  "<x-button role=button></x-button><script>const root = document.querySelector('x-button')"
                  ".attachShadow({mode: 'open'}); root.innerHTML = '<button>Start</button>'; "
                  "root.firstChild.onclick = () => fetch('/pressed')</script>"),
            "pressed");
}

TEST_F(Locating, waits_until_it_is_enabled_uncovered_and_still) {
  EXPECT_EQ(
      press(R"(button "Start")",
            "<div id=cover style='position: fixed; inset: 0'></div><button id=go disabled style='position: "
            "relative'>Start</button><script>let at = 0; const moves = setInterval(() => go.style.left = ++at % 50 "
            "+ 'px', 20); let may = false; go.onclick = () => fetch(may ? '/pressed' : '/trap');"
            "setTimeout(() => go.disabled = false, 300); setTimeout(() => cover.remove(), 600);"
            "setTimeout(() => { clearInterval(moves); may = true }, 900)</script>"),
      "pressed");
  EXPECT_EQ(requests_for("/trap"), 0U);
}

/// A page on which what the locator names must not be pressed, and must not be taken for known.
class Unclear : public Locating, public testing::WithParamInterface<std::pair<const char*, const char*>> {};

TEST_P(Unclear, page_is_the_users) {
  site.page("/frame", "<button onclick=\"fetch('/trap')\">Start</button>");
  rule("page", Meaning::way_in, "/", "//body").press = locator(R"(button "Start")");
  show(GetParam().second);
  EXPECT_TRUE(next_page(""));
}

INSTANTIATE_TEST_SUITE_P(
    Web, Unclear,
    testing::Values(std::pair{"two_of_one_name", "<button>Start</button><div role=button>start</div>"},
                    std::pair{"two_of_one_name_in_a_third",
                              "<div role=button><button>Start</button><i role=button aria-label=Start>x</i></div>"},
                    std::pair{"hidden", "<button style='opacity: 0'>Start</button><button hidden>Start</button>"},
                    std::pair{"of_another_origin", "<iframe src='%IDP%/frame'></iframe>"},
                    std::pair{"look_alike", "<button>St\xd0\xb0rt</button>"},
                    std::pair{"turned_round", "<button>\xe2\x80\xaeStart</button>"},
                    std::pair{"long", "<button id=b>Start</button><script>b.textContent += 'x'.repeat(10000)</script>"},
                    std::pair{"not_a_button", "<span onclick='x'>Start</span><button>Go</button>"}),
    [](const auto& tested) { return std::string{tested.param.first}; });

/// A page that would have something else pressed than what it shows.
class Deceiving : public Locating, public testing::WithParamInterface<std::pair<const char*, const char*>> {};

TEST_P(Deceiving, page_gets_nothing_pressed) {
  const auto visit = know(R"(button "Start")", GetParam().second);
  ASSERT_TRUE(visit);
  browser->press(*visit);
  let_pass(1500);
  EXPECT_EQ(requests_for("/trap"), 0U);
}

INSTANTIATE_TEST_SUITE_P(
    Web, Deceiving,
    testing::Values(
        std::pair{"under_the_pointer", "<button id=b>Start</button><script>b.onpointerdown = () => "
                                       "b.textContent = 'Delete'; b.onclick = () => fetch('/trap')</script>"},
        std::pair{"beside_a_second_one",
                  "<button id=b onclick=\"fetch('/trap')\">Start</button><script>b.onpointerdown = "
                  "() => b.insertAdjacentHTML('afterend', '<button>Start</button>')</script>"},
        std::pair{"always_moving", "<button id=b style='position: relative' onclick=\"fetch('/trap')\">Start"
                                   "</button><script>let at = 0; setInterval(() => b.style.left = ++at % 50 + "
                                   "'px', 20)</script>"},
        std::pair{"always_redrawn", "<p id=p></p><script>setInterval(() => p.innerHTML = '<button onclick="
                                    "\"fetch(`/trap`)\">Start</button>', 20)</script>"},
        std::pair{"covered", "<button onclick=\"fetch('/trap')\">Start</button><div style='position: fixed; "
                             "inset: 0; background: white'>Wait</div>"},
        std::pair{"covered_frame", "<iframe srcdoc='<button onclick=\"top.fetch(`/trap`)\">Start</button>'>"
                                   "</iframe><div style='position: fixed; inset: 0'></div>"}),
    [](const auto& tested) { return std::string{tested.param.first}; });

/// A page that becomes another one while its button stays as it is.
class Becoming : public Locating {
protected:
  void expect_no_press_once(const std::string& handler) {
    rule("page", Meaning::way_in, "/", "//h1").press = locator(R"(button "Start")");
    show("<h1 id=title style='position: fixed'>Sign in</h1><p style='height: 3000px'></p><button id=go onclick=\"fetch("
         "'/trap')\">Start</button><script>const become = () => { title.remove(); fetch('/became') };" +
         handler + "</script>");
    site.page("/became", "");
    browser->signal_choice_failed().connect([this](std::uint64_t) { ++m_failed; });
    const auto page = next_page("page");
    ASSERT_TRUE(page);
    browser->press(page->visit);
    ASSERT_TRUE(wait_until([this] { return requests_for("/became") > 0; }));
    let_pass(1000);
    EXPECT_EQ(requests_for("/trap"), 0U);
    EXPECT_EQ(m_failed, 1U);
  }
};

TEST_F(Becoming, another_page_gets_nothing_pressed) {
  // It is brought into view, and then awaited. The event of that comes with a frame, which a busy computer draws late.
  expect_no_press_once("const timer = setInterval(() => {if (scrollY > 0) {clearInterval(timer); become()}}, 1)");
}

TEST_F(Becoming, another_page_under_the_pointer_gets_nothing_pressed) {
  expect_no_press_once("go.onpointerdown = become");
}

TEST_F(Locating, leaves_to_the_user_what_was_swapped_under_the_press) {
  EXPECT_NE(press(R"(button "Start")", "<button id=b>Start</button><script>b.onmousedown = () => b.textContent = "
                                       "'Delete'; b.onclick = () => fetch('/pressed')</script>"),
            "pressed");
  EXPECT_EQ(m_failed, 1U);
}

TEST_F(Locating, finds_its_way_among_5000_controls) {
  EXPECT_EQ(press(R"(button "Start")", "<button onclick=\"fetch('/pressed')\">Start</button><p id=p></p><script>"
                                       "p.innerHTML = '<button>Other</button><a href=/trap>Start</a>'.repeat(2500)"
                                       "</script>"),
            "pressed");
}

} // namespace
