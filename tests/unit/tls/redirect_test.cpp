// SPDX-License-Identifier: EUPL-1.2
#include "desk.h"

#include <gtest/gtest.h>

namespace tls {

namespace {

class Redirect : public testing::Test {
protected:
  SoftwareCard m_card = ec_card();
  KeyOf m_key{m_card};
};

} // namespace

TEST_F(Redirect, to_another_host_is_the_answer_and_is_not_followed) {
  const CardHost elsewhere{{}, [](const Asked&) { return page("no business here"); }};
  const CardHost host{{}, [&](const Asked&) { return redirect(elsewhere.address("/app?code=x")); }};
  const auto answer = Desk{{host.name()}}.answer_of_get(host.address(), m_key);
  EXPECT_EQ(answer.next_address.reveal(), elsewhere.address("/app?code=x"));
  EXPECT_EQ(answer.page.reveal(), "");
  EXPECT_EQ(answer.status, 302U);
  EXPECT_EQ(elsewhere.connections(), 0);
}

TEST_F(Redirect, to_the_same_name_without_tls_is_not_followed) {
  const CardHost host{{}, [](const Asked& asked) {
                        const std::string port = asked.header("Host").substr(asked.header("Host").find(':'));
                        return redirect("http://localhost" + port + "/");
                      }};
  const auto answer = Desk{{host.name()}}.answer_of_get(host.address(), m_key);
  EXPECT_EQ(answer.next_address.reveal(), "http://" + host.name() + "/");
  EXPECT_EQ(host.connections(), 1);
}

TEST_F(Redirect, from_card_host_to_card_host_is_followed_with_the_cookies_of_that_host) {
  const CardHost second{{}, [](const Asked&) { return page("arrived"); }};
  const CardHost first{{}, [&](const Asked& asked) {
                         return asked.target == "/"
                                    ? redirect("/next", "Set-Cookie: SESSION=new; Path=/\r\nSet-Cookie: DEEP=1; "
                                                        "Path=/deep\r\n")
                                    : redirect(second.address());
                       }};
  const auto answer = Desk{{first.name(), second.name()}}.answer_of(
      {.address = card::Private{first.address()},
       .cookie_header = card::Private<std::string>{"SESSION=old; CHOICE=eid"}},
      m_key);
  EXPECT_EQ(answer.page.reveal(), "arrived");
  EXPECT_EQ(answer.cookies.size(), 2U);
  ASSERT_EQ(first.asked().size(), 2U);
  EXPECT_EQ(first.asked()[0].header("Cookie"), "SESSION=old; CHOICE=eid");
  EXPECT_EQ(first.asked()[1].header("Cookie"), "CHOICE=eid; SESSION=new");
  EXPECT_EQ(first.connections(), 1);
  EXPECT_EQ(second.asked().size(), 1U);
}

TEST_F(Redirect, of_a_form_becomes_a_get_unless_the_status_forbids) {
  for (const int status : {302, 307}) {
    const CardHost host{
        {}, [&](const Asked& asked) { return asked.target == "/" ? redirect("/next", "", status) : page("arrived"); }};
    Desk{{host.name()}}.answer_of(
        {.method = "POST", .address = card::Private{host.address()}, .body = card::Private<std::string>{"a=b"}}, m_key);
    ASSERT_EQ(host.asked().size(), 2U);
    EXPECT_EQ(host.asked()[1].method, status == 302 ? "GET" : "POST");
    EXPECT_EQ(host.asked()[1].body, status == 302 ? "" : "a=b");
  }
}

TEST_F(Redirect, is_followed_five_times_and_not_a_sixth) {
  const CardHost host{{}, [](const Asked&) { return redirect("/again"); }};
  EXPECT_EQ(Desk{{host.name()}}.fault_of_get(host.address(), m_key), RequestFault::server_unreachable);
  EXPECT_EQ(host.asked().size(), 6U);
}

TEST_F(Redirect, to_something_that_is_not_the_web_is_taken_as_what_else_was_sent) {
  const CardHost without_page{{}, [](const Asked&) { return redirect("file:///etc/passwd"); }};
  EXPECT_EQ(Desk{{without_page.name()}}.fault_of_get(without_page.address(), m_key), RequestFault::no_page);
  const CardHost host{{}, [](const Asked&) { return redirect("file:///etc/passwd", "Content-Type: text/html\r\n"); }};
  const auto answer = Desk{{host.name()}}.answer_of_get(host.address(), m_key);
  EXPECT_EQ(answer.status, 302U);
  EXPECT_EQ(answer.next_address.reveal(), "");
  EXPECT_EQ(answer.page_address.reveal(), host.address());
}

} // namespace tls
