// SPDX-License-Identifier: EUPL-1.2
#include "portal_client.h"

#include <gtest/gtest.h>

namespace {

using simulator::Portal;
using simulator::PortalOptions;

class PracticePortal : public testing::Test {
protected:
  Portal& open(PortalOptions options = {}) {
    options.card_roots_pem = m_card.root_pem();
    m_portal =
        std::make_unique<Portal>(std::move(options), [this](const std::string& line) { m_seen.push_back(line); });
    return *m_portal;
  }

  PortalClient browser() { return PortalClient{*m_portal, m_card.gio()}; }

  ClientCertificate m_card;
  std::vector<std::string> m_seen;
  std::unique_ptr<Portal> m_portal;
};

TEST_F(PracticePortal, leads_from_the_audience_to_the_primaweb_page_by_links) {
  open();
  PortalClient client = browser();
  EXPECT_TRUE(client.get("/nl").has("href=\"/nl/professionals\">Ambtenaren en andere professionelen<"));
  EXPECT_TRUE(client.get("/nl/professionals")
                  .has("href=\"/nl/professionals/welfare\">OCMW&apos;s &amp; POD Maatschappelijke Integratie<"));
  EXPECT_TRUE(client.get("/nl/professionals/welfare").has("href=\"/nl/professionals/primaweb\">PrimaWeb<"));
  EXPECT_TRUE(client.get("/nl/professionals/primaweb").has("href=\"/nl/primaweb/start\""));
}

TEST_F(PracticePortal, says_on_every_page_that_it_is_practice) {
  open();
  PortalClient client = browser();
  for (const char* path : {"/nl", "/nl/professionals", "/nl/professionals/welfare", "/nl/professionals/primaweb",
                           "/nl/primaweb/start", "/logout", "/nl/nowhere"})
    EXPECT_TRUE(client.get(path).has("<strong>OEFENEN</strong>")) << path;
  EXPECT_TRUE(client.get("/fr").has("<strong>EXERCICE</strong>"));
  EXPECT_TRUE(client.get("/de").has("<strong>ÜBEN</strong>"));
}

TEST_F(PracticePortal, lets_a_holder_of_two_roles_into_primaweb) {
  open();
  PortalClient client = browser();
  const Shown entities = client.sign_in();
  EXPECT_EQ(entities.address, client.portal_address("/nl/access/entity"));
  for (const char* name :
       {"OCMW van Herstappe", "OCMW van Proefdorp", "OCMW van Voorbeelde", "Maatschappelijk Welzijn"})
    EXPECT_TRUE(entities.has(name)) << name;

  const Shown start = client.post("/nl/access/entity", "entity=1");
  EXPECT_EQ(start.address, client.portal_address("/nl/access/start"));
  EXPECT_TRUE(start.has("U bent aangemeld als <strong class=\"name\">OCMW van Herstappe</strong>"));
  EXPECT_TRUE(start.has(">Applicatie opstarten<"));

  const Shown roles = client.post("/nl/access/start", "");
  EXPECT_EQ(roles.address, client.portal_address("/nl/primaweb/role"));
  EXPECT_TRUE(roles.has("Sociale Agent") && roles.has("PrimaWeb beheer") && roles.has(">kiezen<"));

  const Shown home = client.post("/nl/primaweb/role", "role=1");
  EXPECT_EQ(home.address, client.portal_address("/nl/primaweb/home"));
  EXPECT_TRUE(home.has("<dd id=\"entity\">OCMW van Herstappe</dd>"));
  EXPECT_TRUE(home.has("<dd id=\"role\">Sociale Agent</dd>"));
  EXPECT_TRUE(home.has("Aanmaken van een nieuw dossier"));
  EXPECT_TRUE(home.has("Ada Proef"));
}

TEST_F(PracticePortal, shows_an_administrator_another_menu) {
  open();
  PortalClient client = browser();
  client.sign_in();
  client.post("/nl/access/entity", "entity=2");
  client.post("/nl/access/start", "");
  const Shown home = client.post("/nl/primaweb/role", "role=2");
  EXPECT_TRUE(home.has("OCMW van Proefdorp") && home.has("PrimaWeb beheer"));
  EXPECT_TRUE(home.has("Beheren van de gebruikersprofielen"));
  EXPECT_FALSE(home.has("Aanmaken van een nieuw dossier"));
}

TEST_F(PracticePortal, never_asks_a_holder_of_one_role_for_it) {
  open({.two_roles = false});
  PortalClient client = browser();
  client.sign_in();
  client.post("/nl/access/entity", "entity=1");
  const Shown home = client.post("/nl/access/start", "");
  EXPECT_EQ(home.address, client.portal_address("/nl/primaweb/home"));
  EXPECT_TRUE(home.has("<dd id=\"role\">Sociale Agent</dd>"));
}

TEST_F(PracticePortal, shows_who_has_no_profile_a_nearly_empty_start_page) {
  open({.two_roles = false, .has_profile = false});
  PortalClient client = browser();
  client.sign_in();
  client.post("/nl/access/entity", "entity=1");
  const Shown home = client.post("/nl/access/start", "");
  EXPECT_TRUE(home.has("nog geen profiel toegewezen"));
  EXPECT_FALSE(home.has("Aanmaken van een nieuw dossier"));
}

TEST_F(PracticePortal, speaks_french_from_the_start_page_to_primaweb) {
  open();
  PortalClient client = browser();
  const Shown entities = client.sign_in("fr");
  EXPECT_EQ(entities.address, client.portal_address("/fr/access/entity"));
  EXPECT_TRUE(client.post("/fr/access/entity", "entity=1").has("CPAS de Herstappe"));
  EXPECT_TRUE(client.post("/fr/access/start", "").has("Agent social"));
  EXPECT_TRUE(client.post("/fr/primaweb/role", "role=1").has("Création d&apos;un nouveau dossier"));
}

TEST_F(PracticePortal, draws_the_method_chooser_by_script_only) {
  open();
  PortalClient client = browser();
  const Shown chooser = client.get("/nl/primaweb/start");
  EXPECT_TRUE(chooser.address.find("https://idp.primaweb.localhost:") == 0) << chooser.address;
  EXPECT_FALSE(chooser.has("eID"));
  const std::string origin = chooser.address.substr(0, chooser.address.find("/fas/"));
  const std::string state = chooser.address.substr(chooser.address.find("goto="), std::string{"goto="}.size() + 32);
  EXPECT_TRUE(client.get(origin + "/fas/json/methods?" + state).has("Aanmelden met eID kaartlezer"));
  EXPECT_TRUE(client.get(origin + "/fas/json/methods?ui_locales=fr&" + state).has("eID et lecteur"));
  EXPECT_TRUE(client.get(origin + "/fas/XUI/chooser.js").has("language-bar"));
}

TEST_F(PracticePortal, shows_no_page_behind_the_sign_in_without_it) {
  open();
  PortalClient client = browser();
  for (const char* path :
       {"/nl/access/entity", "/nl/access/start", "/nl/access/notice", "/nl/primaweb/role", "/nl/primaweb/home"})
    EXPECT_TRUE(client.get(path).address.find("https://idp.") == 0) << path;
}

TEST_F(PracticePortal, keeps_the_order_of_its_pages) {
  open();
  PortalClient client = browser();
  client.sign_in();
  const std::string entities = client.portal_address("/nl/access/entity");
  EXPECT_EQ(client.get("/nl/access/start").address, entities);
  EXPECT_EQ(client.get("/nl/primaweb/home").address, entities);
  EXPECT_EQ(client.post("/nl/access/entity", "entity=4").address, entities);
  EXPECT_EQ(client.post("/nl/access/entity", "").address, entities);
}

TEST_F(PracticePortal, gives_only_cookies_that_https_carries_and_scripts_cannot_read) {
  open();
  PortalClient client = browser();
  client.sign_in();
  client.get("/logout");
  EXPECT_GE(client.set_cookies().size(), 5U);
  for (const std::string& line : client.set_cookies()) {
    EXPECT_NE(line.find("; Secure"), std::string::npos);
    EXPECT_NE(line.find("; HttpOnly"), std::string::npos);
  }
}

TEST_F(PracticePortal, ends_the_session_at_the_server_on_log_out) {
  open();
  PortalClient client = browser();
  client.sign_in();
  const std::string session = client.set_cookies().back().substr(0, client.set_cookies().back().find(';'));
  EXPECT_TRUE(client.get("/logout").has("U bent afgemeld"));
  EXPECT_TRUE(client.get("/nl/access/entity").address.find("https://idp.") == 0);

  PortalClient thief = browser();
  EXPECT_TRUE(thief.get("/nl/access/entity", session).address.find("https://idp.") == 0);
}

TEST_F(PracticePortal, takes_a_proof_only_from_the_browser_that_was_at_the_card_host) {
  open();
  PortalClient client = browser();
  const std::string at_card_host = client.card_address(client.get("/nl/primaweb/start"));
  client.get(at_card_host);
  PortalClient other = browser();
  const std::string origin = other.get("/nl/primaweb/start").address;
  const std::string state = at_card_host.substr(at_card_host.find("state="));
  const Shown refused = other.get(origin.substr(0, origin.find("/fas/")) + "/fas/return?" + state);
  EXPECT_EQ(refused.status, 403U);
}

TEST_F(PracticePortal, signs_in_once_for_one_visit_to_the_identity_provider) {
  open();
  PortalClient client = browser();
  const std::string at_card_host = client.card_address(client.get("/nl/primaweb/start"));
  EXPECT_EQ(client.get(at_card_host).status, 200U);
  EXPECT_EQ(client.get(at_card_host).status, 403U);
}

TEST_F(PracticePortal, tells_its_observer_each_request_without_a_query) {
  open();
  PortalClient client = browser();
  client.sign_in();
  const std::vector<std::string> expected{
      "portal GET /nl/primaweb/start", "idp GET /fas/XUI/",      "idp GET /fas/json/methods",   "certif GET /fas/eid",
      "idp GET /fas/return",           "portal GET /sso/return", "portal GET /nl/access/entity"};
  EXPECT_EQ(m_seen, expected);
}

TEST_F(PracticePortal, speaks_the_tls_version_the_process_was_told) {
  open();
  PortalClient client = browser();
  client.sign_in();
  const char* priority = g_getenv("G_TLS_GNUTLS_PRIORITY");
  EXPECT_EQ(client.tls_version(),
            priority == nullptr ? G_TLS_PROTOCOL_VERSION_TLS_1_3 : G_TLS_PROTOCOL_VERSION_TLS_1_2);
}

} // namespace
