// SPDX-License-Identifier: EUPL-1.2
// A page that the card host sends itself is shown as its server wants it, or not at all.
#include "desk.h"
#include "tls/page_headers.h"

#include <gtest/gtest.h>

namespace tls {
namespace {

constexpr const char* csp = "<meta http-equiv=\"Content-Security-Policy\" content=\"";

/// What a card host sends, and what comes of it.
class CardHostPage : public testing::Test {
protected:
  /// As it goes over the wire.
  std::optional<CardRequestResult> result_of(const std::string& head, const std::string& body,
                                             const std::string& status = "200 OK") {
    const CardHost host{{}, [&](const Asked&) {
                          return Reply{.text = "HTTP/1.1 " + status + "\r\n" + head +
                                               "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body};
                        }};
    return Desk{{host.name()}}.result_of_get(host.address(), m_key);
  }

  std::string page_of(const std::string& head, const std::string& body) {
    const auto result = result_of(head, body);
    const auto* answer = result ? std::get_if<CardAnswer>(&*result) : nullptr;
    return answer == nullptr ? "no page" : answer->page.reveal();
  }

  bool is_no_page(const std::string& head, const std::string& body, const std::string& status = "200 OK") {
    const auto result = result_of(head, body, status);
    const auto* failed = result ? std::get_if<RequestFailed>(&*result) : nullptr;
    return failed != nullptr && failed->fault == RequestFault::no_page;
  }

private:
  SoftwareCard m_card = ec_card();
  KeyOf m_key{m_card};
};

TEST_F(CardHostPage, is_shown_byte_for_byte_where_its_headers_ask_for_nothing) {
  const std::string page = "\n<!DOCTYPE html><p>\"Identit\u00e9\" &amp; <script>'x'</script>\r\n\t";
  EXPECT_EQ(page_of("Content-Type: text/html; charset=utf-8\r\nX-Content-Type-Options: nosniff\r\n", page), page);
  EXPECT_EQ(page_of("Content-Type: Application/XHTML+XML\r\n", page), page);
}

TEST_F(CardHostPage, keeps_its_headers_before_anything_that_they_are_about) {
  EXPECT_EQ(page_of("Content-Type: text/html\r\n"
                    "Content-Security-Policy: default-src 'none'; script-src 'nonce-\"<x>\"', img-src *\r\n"
                    "Content-Security-Policy: form-action https://portal.localhost\r\n"
                    "Content-Security-Policy-Report-Only: style-src 'none'\r\n"
                    "Referrer-Policy: no-referrer, strict-origin, something-new\r\n"
                    "Refresh: 5; url=/next\r\n",
                    "<!-- a --><!DOCTYPE html>\n<html><script>1</script></html>"),
            std::string{"<!-- a --><!DOCTYPE html>"} + csp +
                "default-src &apos;none&apos;; script-src &apos;nonce-&quot;&lt;x&gt;&quot;&apos;\">" + csp +
                "img-src *\">" + csp +
                "form-action https://portal.localhost\"><meta name=\"referrer\" content=\"strict-origin\">"
                "<meta http-equiv=\"refresh\" content=\"5; url=/next\">\n<html><script>1</script></html>");
}

TEST_F(CardHostPage, is_none_when_it_is_something_else) {
  EXPECT_TRUE(is_no_page("Content-Type: text/plain\r\n", "<script>1</script>"));
  EXPECT_TRUE(is_no_page("Content-Type: application/json\r\n", "{\"html\": \"<p>\"}"));
  EXPECT_TRUE(is_no_page("Content-Type: application/pdf\r\n", "%PDF-1.7"));
  EXPECT_TRUE(is_no_page("Content-Type: image/svg+xml\r\n", "<svg xmlns='http://www.w3.org/2000/svg'/>"));
  EXPECT_TRUE(is_no_page("", "<!DOCTYPE html><p>Nobody says what this is"));
}

TEST_F(CardHostPage, is_none_when_it_is_to_be_saved_or_not_there) {
  EXPECT_TRUE(is_no_page("Content-Type: text/html\r\nContent-Disposition: Attachment; filename=x.html\r\n", "<p>x"));
  EXPECT_TRUE(is_no_page("Content-Type: text/html\r\n", "", "204 No Content"));
  EXPECT_TRUE(is_no_page("Content-Type: text/html\r\n", "", "205 Reset Content"));
}

TEST_F(CardHostPage, is_none_when_its_policy_cannot_be_kept) {
  EXPECT_TRUE(
      is_no_page("Content-Type: text/html\r\nContent-Security-Policy: img-src *, a; SANDBOX allow-forms\r\n", "<p>x"));
}

struct Place {
  const char* before; ///< the policy
  const char* after;
};

class PolicyOfAPage : public testing::TestWithParam<Place> {};

/// As the parser of HTML has it: see end_of_prologue().
TEST_P(PolicyOfAPage, stands_after_its_document_type_and_before_everything_else) {
  const std::string before = GetParam().before;
  const std::string after = GetParam().after;
  EXPECT_EQ(with_headers(before + after, {.content_policies = {"x"}, .referrer_policy = {}, .refresh = {}}),
            before + csp + "x\">" + after);
}

INSTANTIATE_TEST_SUITE_P(CardHostPage, PolicyOfAPage,
                         testing::Values(Place{"", ""}, Place{"", "text"}, Place{"", " <p>"},
                                         Place{"\xEF\xBB\xBF", "<html>"}, Place{"<!doctype html>", "<p>"},
                                         Place{"<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC \"a\">", "\n<html>"},
                                         Place{"<!-- > -->", "<script>1</script>-->"},
                                         Place{"<!-->", "<script>1</script>-->"},
                                         Place{"<!--->", "<script>1</script>-->"},
                                         Place{"<!-- --!>", "<script>1</script>-->"},
                                         Place{"", "<!-- without an end <script>"}, Place{"", "<!doctype"},
                                         Place{"<!DOCTYPE html><!-- a -->", "<head><!-- b -->"}));

} // namespace
} // namespace tls
