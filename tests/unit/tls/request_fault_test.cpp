// SPDX-License-Identifier: EUPL-1.2
#include "desk.h"

#include <gtest/gtest.h>

namespace tls {

namespace {

Reply plain_page(const Asked& /*asked*/) {
  return page("Welcome");
}

Reply silence(const Asked& /*asked*/) {
  return {.never = true};
}

class RequestEnds : public testing::Test {
protected:
  void TearDown() override { m_card.let_go(); }

  SoftwareCard m_card = ec_card();
  std::unique_ptr<KeyOf> m_key = std::make_unique<KeyOf>(m_card);
};

} // namespace

TEST_F(RequestEnds, before_anything_is_sent_to_a_host_that_is_not_listed) {
  const CardHost host{{}, plain_page};
  Desk desk{{"localhost:1", "localhost"}};
  EXPECT_EQ(desk.fault_of_get(host.address(), *m_key), RequestFault::host_not_listed);
  EXPECT_EQ(host.connections(), 0);
}

TEST_F(RequestEnds, before_anything_is_sent_without_tls_or_to_no_address) {
  const CardHost host{{}, plain_page};
  Desk desk{{host.name()}};
  for (const std::string& address : {"http://" + host.name() + "/", std::string{"https:///"}, std::string{"card"},
                                     std::string{}, "https://" + host.name() + "@example.invalid/"})
    EXPECT_EQ(desk.fault_of_get(address, *m_key), RequestFault::host_not_listed) << address;
  EXPECT_EQ(host.connections(), 0);
}

TEST_F(RequestEnds, never_within_send_itself) {
  Desk desk{{"localhost"}};
  bool ended = false;
  desk.requester().send(get("https://example.invalid/"), *m_key, [&](const CardRequestResult&) { ended = true; });
  EXPECT_FALSE(ended);
  EXPECT_TRUE(loop_until([&] { return ended; }));
}

TEST_F(RequestEnds, when_nobody_listens) {
  std::string address;
  {
    const CardHost host{{}, plain_page};
    address = host.name();
  }
  EXPECT_EQ((Desk{{address}}.fault_of_get("https://" + address + "/", *m_key)), RequestFault::server_unreachable);
}

TEST_F(RequestEnds, when_the_practice_root_is_missing_before_anything_is_sent) {
  const CardHost host{{}, plain_page};
  CardRequester requester{{host.name()}, Trust{.practice_root = "/nowhere/root.pem"}, 30};
  std::optional<CardRequestResult> result;
  requester.send(get(host.address()), *m_key, [&](CardRequestResult found) { result = std::move(found); });
  ASSERT_TRUE(loop_until([&] { return result.has_value(); }));
  EXPECT_EQ(std::get<RequestFailed>(*result).fault, RequestFault::untrusted_server);
  EXPECT_EQ(host.connections(), 0);
}

TEST_F(RequestEnds, when_the_server_is_too_slow) {
  const CardHost host{{}, silence};
  EXPECT_EQ((Desk{{host.name()}, 1}.fault_of_get(host.address(), *m_key)), RequestFault::timed_out);
}

TEST_F(RequestEnds, when_the_server_stops_in_the_middle_of_its_page) {
  const CardHost host{{}, [](const Asked&) {
                        return Reply{.text = "HTTP/1.1 200 OK\r\nContent-Length: 4096\r\n\r\n<p>", .never = true};
                      }};
  EXPECT_EQ((Desk{{host.name()}, 1}.fault_of_get(host.address(), *m_key)), RequestFault::timed_out);
}

TEST_F(RequestEnds, when_nobody_knows_the_name_of_the_server) {
  EXPECT_EQ(Desk{{"card.invalid"}}.fault_of_get("https://card.invalid/", *m_key), RequestFault::server_unreachable);
}

TEST_F(RequestEnds, when_the_card_is_too_slow_and_goes_on_with_the_next_one) {
  const CardHost host{{}, plain_page};
  Desk desk{{host.name()}, 1};
  m_card.hold();
  EXPECT_EQ(desk.fault_of_get(host.address(), *m_key), RequestFault::timed_out);
  const auto other = ec_card();
  EXPECT_EQ(desk.answer_of_get(host.address(), KeyOf{other}).status, 200U);
}

TEST_F(RequestEnds, when_the_page_is_larger_than_any_page_is) {
  const CardHost host{{}, [](const Asked&) { return page(std::string(std::size_t{5} << 20, 'x')); }};
  EXPECT_EQ(Desk{{host.name()}}.fault_of_get(host.address(), *m_key), RequestFault::server_unreachable);
}

TEST_F(RequestEnds, when_the_server_says_that_it_cannot_answer_now) {
  for (const std::string status : {"500 Internal Server Error", "503 Service Unavailable"}) {
    const CardHost host{{}, [&](const Asked&) {
                          return Reply{.text = "HTTP/1.1 " + status + "\r\nContent-Length: 12\r\n\r\n<p>Later</p>"};
                        }};
    EXPECT_EQ(Desk{{host.name()}}.fault_of_get(host.address(), *m_key), RequestFault::server_unavailable) << status;
  }
}

TEST_F(RequestEnds, not_with_a_page_on_which_the_server_explains_why_it_refuses) {
  const CardHost host{
      {}, [](const Asked&) {
        return Reply{.text =
                         "HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\nContent-Length: 10\r\n\r\n<p>No.</p>"};
      }};
  EXPECT_EQ(Desk{{host.name()}}.answer_of_get(host.address(), *m_key).page.reveal(), "<p>No.</p>");
}

TEST_F(RequestEnds, as_a_failure_of_the_card_when_the_key_goes_before_it_signs) {
  const CardHost host{{}, plain_page};
  Desk desk{{host.name()}};
  std::optional<CardRequestResult> result;
  desk.requester().send(get(host.address()), *m_key, [&](CardRequestResult found) { result = std::move(found); });
  m_key.reset();
  ASSERT_TRUE(loop_until([&] { return result.has_value(); }));
  EXPECT_EQ(std::get<RequestFailed>(*result).fault, RequestFault::card_failed);
  EXPECT_TRUE(m_card.asked().empty());
}

TEST_F(RequestEnds, as_a_failure_of_the_card_for_a_key_that_no_card_has) {
  const SoftwareCard unfit{People::get().citizen_ca, made::ec_key("P-256")};
  EXPECT_EQ(Desk{{"localhost"}}.fault_of_get("https://localhost/", KeyOf{unfit}), RequestFault::card_failed);
}

TEST_F(RequestEnds, without_a_word_when_it_is_cancelled_while_the_card_signs) {
  const CardHost host{{}, plain_page};
  Desk desk{{host.name()}};
  m_card.hold();
  bool ended = false;
  desk.requester().send(get(host.address()), *m_key, [&](const CardRequestResult&) { ended = true; });
  ASSERT_TRUE(loop_until([&] { return !m_card.asked().empty(); }));
  desk.requester().cancel();
  m_card.let_go();

  const auto other = ec_card();
  EXPECT_EQ(desk.answer_of_get(host.address("/next"), KeyOf{other}).status, 200U);
  EXPECT_FALSE(ended);
  ASSERT_EQ(host.asked().size(), 1U);
  EXPECT_EQ(host.asked()[0].target, "/next") << "what was cancelled is not sent once the card has signed";
}

TEST_F(RequestEnds, without_a_word_when_everything_is_destroyed_while_the_card_signs) {
  const CardHost host{{}, plain_page};
  Desk desk{{host.name()}};
  m_card.hold();
  bool ended = false;
  desk.requester().send(get(host.address()), *m_key, [&](const CardRequestResult&) { ended = true; });
  ASSERT_TRUE(loop_until([&] { return !m_card.asked().empty(); }));
  desk.leave();
  m_key.reset();
  m_card.let_go();

  const auto other = ec_card();
  EXPECT_EQ(Desk{{host.name()}}.answer_of_get(host.address(), KeyOf{other}).status, 200U);
  EXPECT_FALSE(ended);
}

TEST_F(RequestEnds, without_a_word_when_the_next_one_is_sent) {
  const CardHost host{{},
                      [](const Asked& asked) { return asked.target == "/slow" ? silence(asked) : plain_page(asked); }};
  Desk desk{{host.name()}};
  bool ended = false;
  desk.requester().send(get(host.address("/slow")), *m_key, [&](const CardRequestResult&) { ended = true; });
  ASSERT_TRUE(loop_until([&] { return !host.asked().empty() || m_key->signatures() > 0; }));
  EXPECT_EQ(desk.answer_of_get(host.address("/next"), *m_key).status, 200U);
  EXPECT_FALSE(ended);
}

TEST_F(RequestEnds, safely_when_its_answer_destroys_the_requester) {
  const CardHost host{{}, plain_page};
  Desk desk{{host.name()}};
  bool ended = false;
  desk.requester().send(get(host.address()), *m_key, [&](const CardRequestResult&) {
    ended = true;
    desk.leave();
  });
  EXPECT_TRUE(loop_until([&] { return ended; }));
}

} // namespace tls
