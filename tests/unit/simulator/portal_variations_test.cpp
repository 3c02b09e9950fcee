// SPDX-License-Identifier: EUPL-1.2
#include "portal_client.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <utility>

namespace {

using simulator::Portal;
using simulator::PortalError;
using simulator::PortalOptions;

/// A portal with options, and a browser that has signed in to it.
class SignedIn {
public:
  explicit SignedIn(PortalOptions options, const std::string& language = "nl")
      : m_portal{believing(std::move(options), m_card), {}}, m_client{m_portal, m_card.gio()} {
    first = m_client.sign_in(language);
  }

  PortalClient* operator->() { return &m_client; }

  Shown first;

private:
  static PortalOptions believing(PortalOptions options, const ClientCertificate& card) {
    options.card_roots_pem = card.root_pem();
    return options;
  }

  ClientCertificate m_card;
  Portal m_portal;
  PortalClient m_client;
};

TEST(PracticePortalVariation, knows_a_user_at_forty_entities) {
  SignedIn user{{.entities = 40}};
  EXPECT_TRUE(user.first.has("OCMW van Herstappe"));
  EXPECT_TRUE(user.first.has("OCMW van Oefendorp 40"));
  EXPECT_FALSE(user.first.has("Oefendorp 41"));
  EXPECT_TRUE(user->post("/nl/access/entity", "entity=40").has("OCMW van Oefendorp 40"));
}

TEST(PracticePortalVariation, knows_a_user_in_two_capacities_at_one_entity) {
  SignedIn user{{.several_capacities = true}};
  EXPECT_TRUE(user.first.has("Lokaal bestuur (oefening)"));
  const Shown start = user->post("/nl/access/entity", "entity=2");
  EXPECT_TRUE(start.has("OCMW van Herstappe") && start.has("Lokaal bestuur (oefening)"));
}

TEST(PracticePortalVariation, may_know_a_user_no_longer_at_the_first_entity) {
  SignedIn user{{.first_entity_gone = true}};
  EXPECT_FALSE(user.first.has("OCMW van Herstappe"));
  EXPECT_TRUE(user->post("/nl/access/entity", "entity=1").has("OCMW van Proefdorp"));
}

TEST(PracticePortalVariation, may_have_the_roles_in_a_list_that_drops_down) {
  SignedIn user{{.role_in_list = true}};
  user->post("/nl/access/entity", "entity=1");
  EXPECT_TRUE(user->post("/nl/access/start", "").has("<option value=\"2\">PrimaWeb beheer</option>"));
}

TEST(PracticePortalVariation, may_intrude_on_its_user) {
  EXPECT_TRUE((SignedIn{{.intrudes = true}}.first.has("/intrude.js")));
  EXPECT_FALSE((SignedIn{{}}.first.has("/intrude.js")));
}

TEST(PracticePortalVariation, may_ask_the_role_before_the_entity) {
  SignedIn user{{.role_first = true}};
  EXPECT_EQ(user.first.address, user->portal_address("/nl/primaweb/role"));
  EXPECT_EQ(user->post("/nl/primaweb/role", "role=2").address, user->portal_address("/nl/access/entity"));
  EXPECT_EQ(user->post("/nl/access/entity", "entity=1").address, user->portal_address("/nl/access/start"));
  const Shown home = user->post("/nl/access/start", "");
  EXPECT_EQ(home.address, user->portal_address("/nl/primaweb/home"));
  EXPECT_TRUE(home.has("PrimaWeb beheer"));
}

/// The computer's, and what the test says has passed beside.
class PassingTime {
public:
  [[nodiscard]] std::function<std::chrono::steady_clock::time_point()> clock() const {
    return [hours = m_hours] { return std::chrono::steady_clock::now() + std::chrono::hours{hours->load()}; };
  }

  void pass_two_hours() { *m_hours += 2; }

private:
  std::shared_ptr<std::atomic<int>> m_hours = std::make_shared<std::atomic<int>>(0);
};

TEST(PracticePortalVariation, ends_a_session_that_nobody_uses) {
  PassingTime time;
  SignedIn user{{.session_length = std::chrono::hours{1}, .now = time.clock()}};
  EXPECT_EQ(user->get("/nl/access/entity").status, 200U);
  time.pass_two_hours();
  const Shown expired = user->get("/nl/access/entity");
  EXPECT_TRUE(expired.has("<main id=\"expired\">"));
  EXPECT_TRUE(user->get("/nl/access/entity").address.find("https://idp.") == 0) << "the session is gone";
}

TEST(PracticePortalVariation, may_ask_to_sign_in_again_without_a_word_when_a_session_has_ended) {
  PassingTime time;
  SignedIn user{{.session_length = std::chrono::hours{1}, .tells_expiry = false, .now = time.clock()}};
  time.pass_two_hours();
  EXPECT_TRUE(user->get("/nl/access/entity").address.starts_with("https://idp."));
}

TEST(PracticePortalVariation, has_a_page_for_each_error) {
  const std::vector<std::pair<PortalError, std::string>> cases{
      {PortalError::certificate_refused, "refused"}, {PortalError::certificate_missing, "no-certificate"},
      {PortalError::certificate_revoked, "revoked"}, {PortalError::level_too_low, "level"},
      {PortalError::sign_in_expired, "expired"},
  };
  for (const auto& [error, page] : cases) {
    const SignedIn user{{.error = error}};
    EXPECT_EQ(user.first.status, 403U) << page;
    EXPECT_TRUE(user.first.has("<main id=\"" + page + "\">")) << page;
  }
}

TEST(PracticePortalVariation, may_refuse_access_to_an_entity) {
  SignedIn user{{.error = PortalError::no_access}};
  const Shown refused = user->post("/nl/access/entity", "entity=1");
  EXPECT_EQ(refused.status, 403U);
  EXPECT_TRUE(refused.has("veiligheidsconsulent"));
}

TEST(PracticePortalVariation, is_out_of_service_on_every_page_during_maintenance) {
  const Portal portal{{.error = PortalError::maintenance}, {}};
  PortalClient client{portal, nullptr};
  for (const char* path : {"/nl", "/nl/professionals/primaweb", "/nl/primaweb/start"}) {
    EXPECT_EQ(client.get(path).status, 503U) << path;
    EXPECT_TRUE(client.get(path).has("<main id=\"maintenance\">")) << path;
  }
}

TEST(PracticePortalVariation, begins_in_its_own_language_whatever_the_users_is) {
  const Portal portal{{.language = "fr"}, {}};
  const std::string description = portal.description();
  EXPECT_EQ(description.find("/nl/professionals/primaweb\n"), std::string::npos);
  EXPECT_NE(description.find("/fr/professionals/primaweb\n"), std::string::npos);
}

} // namespace
