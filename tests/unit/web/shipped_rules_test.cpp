// SPDX-License-Identifier: EUPL-1.2
#include "base/glib_pointers.h"
#include "work_test.h"

#include <algorithm>

namespace {

/// A description is only text to who loads it; that its paths can be followed, only a browser can say.
class ShippedRules : public WorkTest {
protected:
  /// Has the shipped pages of the addresses that begin with `beginning` at `path`.
  void describe(const std::string& beginning, const std::string& path);

  /// Shows the page at `path`, and gives what it was taken for.
  std::string see(const std::string& path, const std::string& body) {
    site.page(path, body);
    window.unset_child();
    open(path);
    window.set_child(browser->widget());
    window.present();
    const auto count = shown.size();
    EXPECT_TRUE(wait_until([this, count] { return shown.size() > count; }));
    return shown.back().page ? shown.back().page->name : "";
  }
};

std::string escaped(const std::string& text) {
  return base::TextPtr{g_markup_escape_text(text.c_str(), -1)}.get();
}

portal::Description shipped() {
  return std::get<portal::Description>(portal::load_description(SHIPPED_DESCRIPTION, false));
}

void ShippedRules::describe(const std::string& beginning, const std::string& path) {
  for (auto page : shipped().pages) {
    const auto is_there = [&](const std::string& address) { return address.starts_with(beginning); };
    if (std::none_of(page.addresses.begin(), page.addresses.end(), is_there))
      continue;
    page.addresses = {site.address(path)};
    description.pages.push_back(page);
  }
}

TEST_F(ShippedRules, have_paths_that_a_browser_understands) {
  std::string paths;
  for (const auto& rule : shipped().pages)
    for (const auto& path : {rule.present.xpath(), rule.press.xpath(), rule.option.xpath(), rule.option_label,
                             rule.option_detail, rule.option_select})
      if (!path.empty())
        paths += "<pre>" + escaped(path) + "</pre>";
  ASSERT_FALSE(paths.empty());
  site.page("/", paths +
                     "<script>for (const pre of document.querySelectorAll('pre'))"
                     "try { document.createExpression(pre.textContent) } catch { fetch('/wrong?' + pre.textContent) }"
                     "fetch('/tried')</script>");
  site.page("/wrong", "");
  site.page("/tried", "");
  open("/");
  ASSERT_TRUE(wait_until([this] { return requests_for("/tried") == 1; }));
  let_pass();
  for (const auto& wrong : site.requests("/wrong"))
    ADD_FAILURE() << wrong.query;
}

TEST_F(ShippedRules, know_the_pages_of_the_log_in_application_by_its_own_words) {
  describe("https://www.socialsecurity.be/onlineserviceLibrary/walibis/", "/walibis/*");
  EXPECT_EQ(see("/walibis/level", "<h1>Higher security level\n required</h1><p>You are currently logged in with: "
                                  "<b>user name and password</b></p>"),
            "level");
  EXPECT_EQ(shown.back().page->meaning, portal::Meaning::level_too_low);
  EXPECT_EQ(see("/walibis/audience",
                "<h1>In what target audience would you like to log in?</h1><button>Citizen</button>"
                "<button> Civil servant </button>"),
            "audience");
  EXPECT_EQ(see("/walibis/news", "<p>Higher security level required</p><p>Civil servant</p>"), "")
      << "one of the sentences alone";
}

TEST_F(ShippedRules, know_the_keys_of_the_authentication_service_in_every_language) {
  describe("https://idp.iamfas.belgium.be/fas", "/fas/*");
  const std::string others =
      "<button>Aanmelden met Europees erkend inlogmiddel</button><a href=/x>S'identifier avec une "
      "identification électronique reconnue au plan européen</a><button>Hulp nodig</button>";
  for (const char* key :
       {"Aanmelden met eID kaartlezer", "Identification avec un lecteur de cartes eID",
        "S’identifier avec un lecteur de cartes eID", "Anmelden mit dem elektronischen Personalausweis"})
    EXPECT_EQ(see("/fas/XUI", others + "<button>" + key + "</button>"), "method") << key;
  EXPECT_EQ(see("/fas/XUI/2", "<h1>S'identifier avec un lecteur de cartes eID</h1><p>Insérez votre carte d’identité "
                              "électronique (eID) dans le lecteur</p><button>S'identifier</button>"),
            "method-confirmation");
  EXPECT_EQ(see("/fas/XUI/3", others), "");
}

TEST_F(ShippedRules, know_the_steps_of_the_film_by_its_words_wherever_they_stand) {
  describe("https://www.socialsecurity.be/app", "/app/*");
  EXPECT_EQ(see("/app/entities",
                "<h1>Prima-Web</h1><table><tr><td>OCMW van Herstappe<td>Maatschappelijk Welzijn<td><input "
                "type=radio name=e><tr><td>OCMW van Proefdorp<td>Maatschappelijk Welzijn<td><input "
                "type=radio name=e></table><button>Applicatie opstarten</button>"),
            "entity");
  EXPECT_EQ(shown.back().page->options.at(0),
            (portal::Option{.label = "OCMW van Herstappe", .detail = "Maatschappelijk Welzijn"}));
  EXPECT_EQ(see("/app/roles", "<h1>PrimaWeb</h1><label><input type=radio name=r>Sociale Agent</label><label><input "
                              "type=radio name=r>PrimaWeb beheer</label><input type=submit value=Kiezen>"),
            "role");
  EXPECT_EQ(see("/app/home", "<header><h2>PrimaWeb</h2></header><a href=/x>Nieuw dossier</a>"), "")
      << "no rule is sure of it: arrival.h";
  EXPECT_EQ(see("/app/other", "<h1>MediPrima</h1><a href=/x>PrimaWeb</a>"), "");
}

} // namespace
