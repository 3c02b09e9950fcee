// SPDX-License-Identifier: EUPL-1.2
#include "desk.h"

#include <gtest/gtest.h>
#include <libsoup/soup.h>

namespace tls {

TEST(CardRequest, gives_the_page_that_the_card_host_sent_and_its_address) {
  const CardHost host{{}, welcome};
  const auto software_card = ec_card();
  const KeyOf key{software_card};
  const auto answer = Desk{{host.name()}}.answer_of_get(host.address("/fas?goto=x"), key);
  EXPECT_EQ(answer.status, 200U);
  EXPECT_EQ(answer.page.reveal(), "Welcome Ada Tester Proef");
  EXPECT_EQ(answer.page_address.reveal(), host.address("/fas?goto=x"));
  EXPECT_EQ(answer.next_address.reveal(), "");
}

TEST(CardRequest, gives_the_page_of_an_http_error_as_a_page) {
  const CardHost host{{}, [](const Asked&) {
                        return Reply{.text = "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n"
                                             "Content-Length: 6\r\n\r\nClosed"};
                      }};
  const auto software_card = ec_card();
  const KeyOf key{software_card};
  const auto answer = Desk{{host.name()}}.answer_of_get(host.address(), key);
  EXPECT_EQ(answer.status, 404U);
  EXPECT_EQ(answer.page.reveal(), "Closed");
}

TEST(CardRequest, gives_the_page_in_utf_8_whatever_it_came_in) {
  const CardHost host{{}, [](const Asked&) {
                        return Reply{.text = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=iso-8859-1\r\n"
                                             "Content-Length: 8\r\n\r\nIdentit\xE9"};
                      }};
  const auto software_card = ec_card();
  const KeyOf key{software_card};
  EXPECT_EQ(Desk{{host.name()}}.answer_of_get(host.address(), key).page.reveal(), "Identité");
}

TEST(CardRequest, posts_the_form_that_the_view_wanted_to_send) {
  const CardHost host{{}, welcome};
  const auto software_card = ec_card();
  const KeyOf key{software_card};
  Desk{{host.name()}}.answer_of({.method = "POST",
                                 .address = card::Private{host.address()},
                                 .content_type = "application/x-www-form-urlencoded",
                                 .body = card::Private<std::string>{"SAMLRequest=abc"}},
                                key);
  ASSERT_EQ(host.asked().size(), 1U);
  EXPECT_EQ(host.asked()[0].method, "POST");
  EXPECT_EQ(host.asked()[0].body, "SAMLRequest=abc");
  EXPECT_EQ(host.asked()[0].header("Content-Type"), "application/x-www-form-urlencoded");
}

TEST(CardRequest, speaks_http_1_1_with_a_server_that_prefers_http_2) {
  const CardHost host{{.prefers_http_2 = true}, welcome};
  const auto software_card = ec_card();
  const KeyOf key{software_card};
  EXPECT_EQ(Desk{{host.name()}}.answer_of_get(host.address(), key).page.reveal(), "Welcome Ada Tester Proef");
}

TEST(CardRequest, names_the_browser_and_the_languages_as_the_view_does) {
  const CardHost host{{}, [](const Asked& asked) { return asked.target == "/" ? redirect("/next") : welcome(asked); }};
  const auto software_card = ec_card();
  const KeyOf key{software_card};
  Desk{{host.name()}}.answer_of(
      {.address = card::Private{host.address()}, .user_agent = "A browser/1.0", .accept_language = "nl-BE"}, key);
  ASSERT_EQ(host.asked().size(), 2U);
  for (const auto& asked : host.asked()) {
    EXPECT_EQ(asked.header("User-Agent"), "A browser/1.0");
    EXPECT_EQ(asked.header("Accept-Language"), "nl-BE");
  }
}

TEST(CardRequest, sends_the_views_cookies_and_brings_back_those_that_were_set) {
  const CardHost host{{}, [](const Asked&) {
                        return redirect("https://portal.localhost/app",
                                        "Set-Cookie: SESSION=one; Path=/; HttpOnly; Secure\r\nSet-Cookie: LANG=nl\r\n");
                      }};
  const auto software_card = ec_card();
  const KeyOf key{software_card};
  const auto answer = Desk{{host.name()}}.answer_of(
      {.address = card::Private{host.address()}, .cookie_header = card::Private<std::string>{"A=1; B=2"}}, key);
  EXPECT_EQ(host.asked().at(0).header("Cookie"), "A=1; B=2");
  ASSERT_EQ(answer.cookies.size(), 2U);
  EXPECT_STREQ(soup_cookie_get_value(answer.cookies[0].get()), "one");
  EXPECT_EQ(soup_cookie_get_http_only(answer.cookies[0].get()), TRUE);
  EXPECT_STREQ(soup_cookie_get_name(answer.cookies[1].get()), "LANG");
}

TEST(CardRequest, keeps_one_connection_so_that_a_redirect_needs_no_second_signature) {
  const CardHost host{{}, [](const Asked& asked) { return asked.target == "/2" ? welcome(asked) : redirect("/2"); }};
  const auto software_card = ec_card();
  const KeyOf key{software_card};
  EXPECT_EQ(Desk{{host.name()}}.answer_of_get(host.address("/1"), key).status, 200U);
  EXPECT_EQ(key.signatures(), 1);
  EXPECT_EQ(host.connections(), 1);
}

TEST(CardRequest, signs_again_when_the_server_closes_before_the_redirect) {
  const CardHost host{{}, [](const Asked& asked) {
                        Reply reply = redirect("/2", "Connection: close\r\n");
                        reply.close = true;
                        return asked.target == "/2" ? welcome(asked) : reply;
                      }};
  const auto software_card = ec_card();
  const KeyOf key{software_card};
  EXPECT_EQ(Desk{{host.name()}}.answer_of_get(host.address("/1"), key).status, 200U);
  EXPECT_EQ(key.signatures(), 2);
}

TEST(CardRequest, leaves_no_connection_open_once_it_has_ended) {
  const CardHost host{{}, welcome};
  const auto software_card = ec_card();
  const KeyOf key{software_card};
  Desk desk{{host.name()}};
  EXPECT_EQ(desk.answer_of_get(host.address(), key).status, 200U);
  EXPECT_EQ(host.connections(), 1);
  EXPECT_TRUE(loop_until([&] { return host.open_connections() == 0; }));
}

TEST(CardRequest, keeps_nothing_of_the_card_once_it_has_ended) {
  const CardHost host{{}, welcome};
  const auto software_card = ec_card();
  auto key = std::make_unique<KeyOf>(software_card);
  Desk desk{{host.name()}};
  EXPECT_EQ(desk.answer_of_get(host.address(), *key).status, 200U);
  const std::weak_ptr row = key->row();
  gpointer certificate = key->gio_certificate();
  g_object_add_weak_pointer(G_OBJECT(certificate), &certificate);
  key.reset();
  EXPECT_TRUE(loop_until([&] { return row.expired() && certificate == nullptr; }));
}

} // namespace tls
