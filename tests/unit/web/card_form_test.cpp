// SPDX-License-Identifier: EUPL-1.2
#include "browser_test.h"

namespace {

using portal::Meaning;
using web::LoadFault;

constexpr const char* urlencoded = "application/x-www-form-urlencoded";

/// Forms of the page at "/" that go to the card host. What is pressed there is `//*[@id='go']`.
class CardForm : public BrowserTest {
protected:
  void SetUp() override { rule("method", Meaning::sign_in_method, "/", "//h1").press = "//*[@id='go']"; }

  void press(const std::string& body) {
    site.page("/", "<h1>method</h1>" + body);
    open("/");
    const auto method = next_page("method");
    ASSERT_TRUE(method);
    browser->press(method->visit);
    ASSERT_TRUE(wait_until([this] { return !card_visits.empty() || !faults.empty(); }));
  }

  void expect_sent(const std::string& fields, const std::string& type = urlencoded) {
    ASSERT_EQ(card_visits.size(), 1U);
    EXPECT_EQ(card_visits[0].method, "POST");
    EXPECT_EQ(card_visits[0].content_type, type);
    EXPECT_EQ(card_visits[0].body.reveal(), fields);
    EXPECT_TRUE(faults.empty());
  }

  void expect_not_sent() {
    EXPECT_TRUE(card_visits.empty());
    EXPECT_EQ(faults, std::vector<LoadFault>{LoadFault::form_not_read});
  }
};

TEST_F(CardForm, is_told_as_a_browser_sends_it) {
  press("<form id=f method=POST action='%CARD%/fas'><input name=b value=2><input name=a value=1><input name=b value=1>"
        "<input name=empty><textarea name=text>\none\ntwo</textarea><input name='é&=' value='+ ü€'>"
        "<input name=off value=x disabled><input type=checkbox name=unticked><input type=checkbox name=ticked checked>"
        "<input type=file name=file><input name=evaluate value=x><input name=action value=x><input value=nameless>"
        "<select name=many multiple><option selected>1<option>2<option selected>3</select>"
        "<button name=other value=x>no</button><button id=go name=by value=eid>eID</button></form>");
  expect_sent("b=2&a=1&b=1&empty=&text=one%0D%0Atwo&%C3%A9%26%3D=%2B+%C3%BC%E2%82%AC&ticked=on&file=&evaluate=x"
              "&action=x&many=1&many=3&by=eid");
}

TEST_F(CardForm, is_told_when_the_page_sends_it_before_it_is_all_there) {
  site.page("/", "<form id=f method=post action='%CARD%/fas'><input name=SAMLRequest value=abc></form>"
                 "<script>f.submit()</script><p>Wait");
  open("/");
  ASSERT_TRUE(wait_until([this] { return !card_visits.empty() || !faults.empty(); }));
  expect_sent("SAMLRequest=abc");
}

TEST_F(CardForm, is_told_though_it_is_removed_at_once) {
  press("<form id=f method=post action='%CARD%/fas'><input name=SAMLRequest value=abc></form>"
        "<button id=go onclick='f.submit(); f.remove()'>eID</button>");
  expect_sent("SAMLRequest=abc");
}

TEST_F(CardForm, is_told_though_the_button_that_sent_it_is_removed_at_once) {
  press("<form id=f method=post action='/elsewhere'><input name=SAMLRequest value=abc>"
        "<button id=go name=by value=eid formaction='%CARD%/fas'>eID</button></form>"
        "<script>f.onsubmit = () => setTimeout(() => go.remove())</script>");
  expect_sent("SAMLRequest=abc&by=eid");
}

TEST_F(CardForm, is_the_one_that_a_script_sent_of_two_to_the_same_address) {
  press("<form method=post action='%CARD%/fas'><input name=SAMLRequest value=first></form>"
        "<form id=f method=post action='%CARD%/fas'><input name=SAMLRequest value=second></form>"
        "<button id=go onclick='f.submit()'>eID</button>");
  expect_sent("SAMLRequest=second");
}

TEST_F(CardForm, is_not_another_one_whose_sending_the_page_prevented) {
  press("<form id=search action='/search' method=post><input name=national_number value=secret></form>"
        "<form id=f method=post action='%CARD%/fas'><input name=SAMLRequest value=abc></form><button id=go>eID</button>"
        "<script>search.onsubmit = () => { new FormData(search); return false };"
        "go.onclick = () => { search.requestSubmit(); f.submit(); f.remove() }</script>");
  expect_sent("SAMLRequest=abc");
}

TEST_F(CardForm, has_what_the_page_adds_in_the_last_moment) {
  press("<form id=f method=post action='%CARD%/fas'><input name=a value=1></form>"
        "<button id=go onclick='f.submit()'>eID</button><script>f.onformdata = event => {"
        "event.stopImmediatePropagation(); event.formData.append('b', '2') }</script>");
  expect_sent("a=1&b=2");
}

TEST_F(CardForm, is_not_what_the_page_forges) {
  press("<form id=forged method=post action='%CARD%/fas'><input name=SAMLRequest value=forged></form>"
        "<form id=f method=post action='%CARD%/fas'><input name=SAMLRequest value=abc></form>"
        "<button id=go>eID</button><script>go.onclick = () => { f.submit(); const formData = new FormData();"
        "formData.append('SAMLRequest', 'forged');"
        "forged.dispatchEvent(new FormDataEvent('formdata', {formData, bubbles: true})) }</script>");
  expect_sent("SAMLRequest=abc");
}

TEST_F(CardForm, is_told_from_within_a_part_of_the_page_that_has_a_tree_of_its_own) {
  press("<div id=part></div><button id=go>eID</button><script>"
        "part.attachShadow({mode: 'open'}).innerHTML = `<form method=post action='%CARD%/fas'>"
        "<input name=SAMLRequest value=abc></form>`;"
        "go.onclick = () => part.shadowRoot.querySelector('form').submit()</script>");
  expect_sent("SAMLRequest=abc");
}

TEST_F(CardForm, is_refused_where_it_cannot_be_read) {
  press("<form id=other method=post action='/search'><input name=national_number value=secret></form>"
        "<div id=part></div><button id=go>eID</button><script>"
        "const closed = part.attachShadow({mode: 'closed'}); closed.innerHTML = `<form method=post action='%CARD%/fas'>"
        "<input name=SAMLRequest value=abc></form>`;"
        "go.onclick = () => closed.querySelector('form').submit()</script>");
  expect_not_sent();
}

TEST_F(CardForm, may_be_plain_text) {
  press("<form method=post enctype=text/plain action='%CARD%/fas'><input name=a value='1+é'><input name=b>"
        "<button id=go>eID</button></form>");
  expect_sent("a=1+é\r\nb=\r\n", "text/plain");
}

TEST_F(CardForm, is_refused_in_several_parts) {
  press("<form method=post enctype=multipart/form-data action='%CARD%/fas'><input name=a value=1>"
        "<button id=go>eID</button></form>");
  expect_not_sent();
}

TEST_F(CardForm, is_refused_in_another_encoding) {
  press("<form method=post accept-charset=windows-1252 action='%CARD%/fas'><input name=a value=é>"
        "<button id=go>eID</button></form>");
  expect_not_sent();
}

TEST_F(CardForm, may_have_no_fields) {
  press("<form method=post action='%CARD%/fas'><button id=go>eID</button></form>");
  expect_sent("");
}

TEST_F(CardForm, is_told_when_it_was_sent_elsewhere_first_and_is_gone) {
  site.redirect("/way", "%CARD%/fas", 307);
  press("<form id=other method=post action='%CARD%/fas'><input name=other value=x></form>"
        "<form id=f method=post action='/way'><input name=SAMLRequest value=abc></form>"
        "<button id=go onclick='f.submit(); f.remove()'>eID</button>");
  expect_sent("SAMLRequest=abc");
}

} // namespace
