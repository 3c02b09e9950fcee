// SPDX-License-Identifier: EUPL-1.2
#include "base/glib_pointers.h"
#include "portal_client.h"

#include <gtest/gtest.h>

#include <chrono>

namespace {

using simulator::Portal;
using simulator::PortalOptions;

PortalOptions believing(const ClientCertificate& card) {
  PortalOptions options;
  options.card_roots_pem = card.root_pem();
  return options;
}

TEST(PracticeCardHost, refuses_a_connection_without_a_certificate) {
  const ClientCertificate card;
  const Portal portal{believing(card), {}};
  PortalClient client{portal, nullptr};
  EXPECT_FALSE(client.sign_in().arrived);
}

TEST(PracticeCardHost, refuses_a_certificate_of_another_root) {
  const ClientCertificate card;
  const ClientCertificate stranger;
  const Portal portal{believing(card), {}};
  PortalClient client{portal, stranger.gio()};
  EXPECT_FALSE(client.sign_in().arrived);
}

TEST(PracticeCardHost, refuses_an_expired_certificate) {
  const ClientCertificate card{{.valid_until = std::chrono::hours{-24}}};
  const Portal portal{believing(card), {}};
  PortalClient client{portal, card.gio()};
  EXPECT_FALSE(client.sign_in().arrived);
}

TEST(PracticeCardHost, refuses_the_certificate_for_signatures) {
  const ClientCertificate card{{.key_usage = "critical,nonRepudiation"}};
  const Portal portal{believing(card), {}};
  PortalClient client{portal, card.gio()};
  EXPECT_FALSE(client.sign_in().arrived);
}

TEST(PracticeCardHost, believes_nobody_without_roots) {
  const ClientCertificate card;
  const Portal portal{{}, {}};
  PortalClient client{portal, card.gio()};
  EXPECT_FALSE(client.sign_in().arrived);
}

TEST(PracticeCardHost, shows_an_error_page_when_it_is_to_refuse) {
  const ClientCertificate card;
  PortalOptions options = believing(card);
  options.error = simulator::PortalError::certificate_refused;
  const Portal portal{options, {}};
  PortalClient client{portal, card.gio()};
  const Shown refused = client.sign_in();
  EXPECT_EQ(refused.status, 403U);
  EXPECT_TRUE(refused.address.find("https://certif.") == 0);
  EXPECT_TRUE(refused.has("<main id=\"refused\">"));
  EXPECT_TRUE(refused.has("kon niet worden geverifieerd"));
}

TEST(PracticeCardHost, can_be_one_that_nobody_trusts) {
  const ClientCertificate card;
  PortalOptions options = believing(card);
  options.trusted_card_host = false;
  std::vector<std::string> seen;
  const Portal portal{options, [&seen](const std::string& line) { seen.push_back(line); }};
  PortalClient client{portal, card.gio()};
  EXPECT_FALSE(client.sign_in().arrived);
  EXPECT_EQ(seen.back(), "idp GET /fas/json/methods");
}

TEST(PracticePortalOptions, a_portal_that_is_down_answers_nobody) {
  PortalOptions options;
  options.is_up = false;
  const Portal portal{options, {}};
  PortalClient client{portal, nullptr};
  EXPECT_NE(portal.portal_port(), 0U);
  EXPECT_FALSE(client.get("/nl").arrived);
}

TEST(PracticePortalOptions, a_notice_stands_between_sign_in_and_entities) {
  const ClientCertificate card;
  PortalOptions options = believing(card);
  options.shows_notice = true;
  const Portal portal{options, {}};
  PortalClient client{portal, card.gio()};
  const Shown notice = client.sign_in();
  EXPECT_EQ(notice.address, client.portal_address("/nl/access/notice"));
  EXPECT_TRUE(notice.has("href=\"/nl/access/entity\">Verder<"));
  EXPECT_EQ(client.get("/nl/access/entity").status, 200U);
}

TEST(PracticePortalOptions, a_slow_portal_takes_its_time_for_every_answer) {
  PortalOptions options;
  options.answer_delay = std::chrono::milliseconds{150};
  const Portal portal{options, {}};
  PortalClient client{portal, nullptr};
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(client.get("/nl").status, 200U);
  EXPECT_GE(std::chrono::steady_clock::now() - begin, options.answer_delay);
}

TEST(PracticePortalOptions, a_portal_may_go_while_an_answer_waits) {
  PortalOptions options;
  options.answer_delay = std::chrono::minutes{5};
  bool asked = false;
  auto portal = std::make_unique<Portal>(options, [&asked](const std::string&) { asked = true; });
  const base::ObjectPtr<GSocketClient> client{g_socket_client_new()};
  const base::ObjectPtr<GCancellable> stop{g_cancellable_new()};
  const std::string address =
      "https://" + std::string{simulator::portal_host_name} + ":" + std::to_string(portal->portal_port()) + "/nl";
  const base::ObjectPtr<SoupSession> session{soup_session_new()};
  const base::ObjectPtr<SoupMessage> message{soup_message_new("GET", address.c_str())};
  g_signal_connect(message.get(), "accept-certificate", G_CALLBACK(+[] { return TRUE; }), nullptr);
  bool ended = false;
  soup_session_send_and_read_async(
      session.get(), message.get(), G_PRIORITY_DEFAULT, stop.get(),
      [](GObject*, GAsyncResult*, gpointer data) { *static_cast<bool*>(data) = true; }, &ended);
  while (!asked)
    g_main_context_iteration(nullptr, TRUE);
  portal.reset();
  g_cancellable_cancel(stop.get());
  while (!ended)
    g_main_context_iteration(nullptr, TRUE);
  EXPECT_NE(soup_message_get_status(message.get()), 200U);
}

TEST(PracticePortalOptions, answers_only_under_its_own_names) {
  const Portal portal{{}, {}};
  PortalClient client{portal, nullptr};
  EXPECT_EQ(
      client
          .get("https://" + std::string{simulator::card_host_name} + ":" + std::to_string(portal.portal_port()) + "/nl")
          .status,
      421U);
}

} // namespace
