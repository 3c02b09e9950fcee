// SPDX-License-Identifier: EUPL-1.2
#include "portal_client.h"
#include "simulator/portal/shapes/shape.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <regex>
#include <set>

namespace {

using simulator::HomeShape;
using simulator::ListShape;
using simulator::Portal;
using simulator::PortalOptions;
using simulator::Shape;

/// Text of HTML as it is read: the few entities that the templates make.
std::string read(std::string text) {
  for (const auto& [entity, letter] : {std::pair{"&apos;", "'"}, std::pair{"&amp;", "&"}, std::pair{"&quot;", "\""}})
    for (auto at = text.find(entity); at != std::string::npos; at = text.find(entity, at + 1))
      text.replace(at, std::string_view{entity}.size(), letter);
  return text;
}

/// What the first group of `pattern` finds in a page; nothing when it is not there.
std::string found(const Shown& page, const std::string& pattern) {
  std::smatch match;
  return std::regex_search(page.body, match, std::regex{pattern}) ? read(match[1]) : std::string{};
}

/// A portal of one shape, and someone who signs in to it and reads its pages without scripts.
class Shaped {
public:
  explicit Shaped(const Shape& shape, std::string language = "nl", PortalOptions options = {})
      : m_shape{shape},
        m_language{std::move(language)},
        m_portal{with(std::move(options)), [this](const std::string& line) { note(line); }} {
    m_client.emplace(m_portal, m_card.gio());
  }

  /// With a browser that was never here.
  Shown sign_in() {
    m_client.emplace(m_portal, m_card.gio());
    Shown shown = m_client->sign_in(m_language);
    if (m_shape.one_address)
      shown = m_client->get("/" + m_language + "/shape/begin");
    return shown;
  }

  /// Chooses the line of a list that says this, as its page would have it done.
  Shown choose(const Shown& page, ListShape list, const std::string& words) {
    Shown at = page;
    if (list == ListShape::frame)
      at = m_client->get(found(page, "<iframe [^>]*src=\"([^\"]*)\""));
    const std::string escaped = std::regex_replace(words, std::regex{R"([()])"}, R"(\$&)");
    const std::string between = "[^<]*(?:<(?!input|option|li|tr|div|button)[^<]*)*?";
    if (list == ListShape::links) {
      if (const auto link = found(at, "<a [^>]*href=\"([^\"]*)\">" + escaped + "<"); !link.empty())
        return m_client->get(link);
      const auto next = found(at, "<a [^>]*href=\"([^\"]*\\?from=[^\"]*)\"");
      return next.empty() ? Shown{} : choose(m_client->get(next), list, words);
    }
    std::string choice;
    if (list == ListShape::rows)
      choice = found(at, escaped + "</th><td>[^<]*</td>\\s*<td><button [^>]*name=\"choice\" value=\"([^\"]*)\"");
    else if (list == ListShape::groups)
      choice = found(at, escaped + "</h2>\\s*<p><button [^>]*name=\"choice\" value=\"([^\"]*)\"");
    else
      choice = found(at, "(?:value|data-choice)=\"([^\"]*)\"[^>]*>" + between + escaped);
    return m_client->post(found(at, "<form [^>]*action=\"([^\"]*)\""), "choice=" + choice);
  }

  Shown start(const Shown& page, const std::string& words) {
    std::string link = found(page, "href=\"([^\"]*)\">" + words);
    if (link.empty())
      link = found(page, "data-address=\"([^\"]*)\"[^>]*>" + words);
    if (!link.empty())
      return m_client->get(link);
    return m_client->post(
        found(page, "<form method=\"post\" action=\"([^\"]*)\">\\s*<button type=\"submit\"[^>]*>" + words), "");
  }

  PortalClient& client() { return *m_client; }

  /// Whether the scripts and styles that a page asks for are there.
  void has_its_files(const Shown& page) {
    const std::regex asked{R"re((?:src|href)="([^"]*\.(?:js|css))")re"};
    for (std::sregex_iterator at{page.body.begin(), page.body.end(), asked}; at != std::sregex_iterator{}; ++at)
      EXPECT_GT(m_client->get((*at)[1]).body.size(), 40U) << (*at)[1];
  }

  Portal& portal() { return m_portal; }

  /// What was pressed so far.
  std::vector<std::string> pressed;
  std::vector<std::string> hosts;

private:
  PortalOptions with(PortalOptions options) {
    options.card_roots_pem = m_card.root_pem();
    options.shape = &m_shape;
    return options;
  }

  void note(const std::string& line) {
    constexpr std::string_view prefix = "pressed ";
    if (line.starts_with(prefix))
      pressed.push_back(line.substr(prefix.size()));
    else
      hosts.push_back(line.substr(0, line.find(' ')));
  }

  const Shape& m_shape;
  std::string m_language;
  ClientCertificate m_card;
  Portal m_portal;
  std::optional<PortalClient> m_client;
};

struct Language {
  const char* language;
  const char* entity;
  const char* capacity;
  const char* start;
  const char* role;
  const char* home;
};

constexpr Language dutch{.language = "nl",
                         .entity = "OCMW van Proefdorp",
                         .capacity = "Maatschappelijk Welzijn",
                         .start = "Applicatie opstarten",
                         .role = "PrimaWeb beheer",
                         .home = "Startpagina van PrimaWeb"};
constexpr Language french{.language = "fr",
                          .entity = "CPAS de Proefdorp",
                          .capacity = "Bien-être social",
                          .start = "Lancer l&apos;application",
                          .role = "Gestion PrimaWeb",
                          .home = "Page de démarrage de PrimaWeb"};

class PracticeShape : public testing::TestWithParam<std::tuple<std::string_view, Language>> {};

TEST_P(PracticeShape, leads_from_the_entity_to_primaweb) {
  const auto& [name, said] = GetParam();
  const Shape& shape = *simulator::shape_named(name);
  Shaped user{shape, said.language};
  Shown page = user.sign_in();
  user.has_its_files(page);
  page = user.choose(page, shape.entities, said.entity);
  std::vector<std::string> expected{std::string{"entity "} + said.entity + ", " + said.capacity};
  if (shape.capacity_on_its_own) {
    page = user.choose(page, shape.entities, said.capacity);
    expected = {std::string{"entity "} + said.entity, std::string{"capacity "} + said.capacity};
  }
  user.has_its_files(page);
  page = user.start(page, said.start);
  expected.emplace_back("start");
  if (shape.asks_role) {
    page = user.choose(page, shape.roles, said.role);
    expected.push_back(std::string{"role "} + said.role);
  }
  if (shape.home == HomeShape::frame)
    page = user.client().get(found(page, "<iframe [^>]*src=\"([^\"]*)\""));
  EXPECT_TRUE(page.has(std::string{"<h1>"} + said.home)) << page.body;
  EXPECT_TRUE(page.has(said.entity));
  if (shape.in_tens)
    std::erase(user.pressed, "next");
  EXPECT_EQ(user.pressed, expected);
  EXPECT_EQ(std::find(user.hosts.begin(), user.hosts.end(), "application") != user.hosts.end(),
            shape.home == HomeShape::other_host);
}

std::vector<std::string_view> names() {
  std::vector<std::string_view> all;
  for (const Shape& shape : simulator::all_shapes())
    all.push_back(shape.name);
  return all;
}

INSTANTIATE_TEST_SUITE_P(each, PracticeShape,
                         testing::Combine(testing::ValuesIn(names()), testing::Values(dutch, french)),
                         [](const auto& each) {
                           std::string name{std::get<0>(each.param)};
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name + "_" + std::get<1>(each.param).language;
                         });

TEST(PracticeShapes, are_all_different) {
  EXPECT_GE(simulator::all_shapes().size(), 14U);
  const auto all = names();
  EXPECT_EQ(std::set(all.begin(), all.end()).size(), all.size());
}

TEST(PracticeShapes, are_known_by_no_rule_after_the_card) {
  Shaped user{*simulator::shape_named("links")};
  const std::string description = user.portal().description();
  for (const char* rule : {"[page entity]", "[page start]", "[page role]", "[page role-list]", "[page primaweb]"})
    EXPECT_EQ(description.find(rule), std::string::npos) << rule;
  for (const char* rule :
       {"[page method]", "[page certificate-refused]", "[page level]", "application.primaweb.localhost:"})
    EXPECT_NE(description.find(rule), std::string::npos) << rule;
}

TEST(PracticeShapes, tell_a_press_that_does_not_lead_on) {
  Shaped user{*simulator::shape_named("radios")};
  user.sign_in();
  user.client().get("/nl/shape/aside/help");
  user.client().post("/nl/shape/start", "");
  user.client().post("/nl/shape/entity", "choice=99");
  user.client().post("/nl/shape/entity", "choice=1");
  user.client().post("/nl/shape/entity", "choice=2");
  EXPECT_EQ(user.pressed,
            (std::vector<std::string>{"aside/help wrong", "start wrong", "entity wrong",
                                      "entity OCMW van Herstappe, Maatschappelijk Welzijn", "entity wrong"}));
}

TEST(PracticeShapes, show_no_page_before_its_time) {
  Shaped user{*simulator::shape_named("radios")};
  user.sign_in();
  for (const char* page : {"start", "role", "home", "nothing"})
    EXPECT_TRUE(user.client().get(std::string{"/nl/shape/"} + page).address.ends_with("/nl/shape/entity")) << page;
}

TEST(PracticeShapes, are_for_who_has_signed_in) {
  Shaped user{*simulator::shape_named("radios")};
  EXPECT_TRUE(user.client().get("/nl/shape/entity").address.starts_with("https://idp."));
}

TEST(PracticeShapes, may_have_news_in_every_second_sign_in) {
  Shaped user{*simulator::shape_named("select")};
  EXPECT_TRUE(user.sign_in().address.ends_with("/entity"));
  const Shown news = user.sign_in();
  ASSERT_TRUE(news.address.ends_with("/news")) << news.address;
  EXPECT_TRUE(user.client().get(found(news, "class=\"button\" [^>]*href=\"([^\"]*)\"")).address.ends_with("/entity"));
  EXPECT_TRUE(user.sign_in().address.ends_with("/entity"));
  EXPECT_EQ(user.pressed, std::vector<std::string>{"news"});
}

} // namespace
