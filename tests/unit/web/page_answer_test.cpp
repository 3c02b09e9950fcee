// SPDX-License-Identifier: EUPL-1.2
#include "web/glib_handles.h"
#include "web/page_answer.h"

#include <gtest/gtest.h>

namespace web {

namespace {

class PageAnswer : public testing::Test {
protected:
  PageAnswer() {
    for (const char* name : {"method", "entity"}) {
      m_description.pages.emplace_back();
      m_description.pages.back().name = name;
    }
  }

  /// Lives as long as the context.
  JSCValue* value(const std::string& script) {
    m_value.reset(jsc_context_evaluate(m_context.get(), ("(" + script + ")").c_str(), -1));
    return m_value.get();
  }

  std::optional<Sighting> sighting(const std::string& script) { return sighting_of(value(script), m_description); }

  portal::Description m_description;

private:
  Object<JSCContext> m_context{jsc_context_new()};
  Object<JSCValue> m_value;
};

std::string list_of(std::size_t lines) {
  return "Array(" + std::to_string(lines) + ").fill({label: 'OCMW van Herstappe', detail: ''})";
}

TEST_F(PageAnswer, is_read_as_the_script_makes_it) {
  const auto seen = sighting("{key: 'k', rule: 1, options: [{label: 'OCMW van Herstappe', detail: 'x'}]}");
  ASSERT_TRUE(seen && seen->page);
  EXPECT_EQ(seen->key, "k");
  EXPECT_EQ(seen->page->name, "entity");
  EXPECT_EQ(seen->page->options, (std::vector<portal::Option>{{"OCMW van Herstappe", "x"}}));
}

TEST_F(PageAnswer, tells_what_the_page_says_of_itself) {
  const auto seen = face_of(value("{key: 'k', title: 't', heading: 'h', buttons: ['a', 'b'], links: [], asks: true, "
                                  "whole: false}"));
  ASSERT_TRUE(seen);
  EXPECT_EQ(seen->key, "k");
  EXPECT_EQ(seen->face,
            (portal::PageFace{
                .title = "t", .heading = "h", .buttons = {"a", "b"}, .links = {}, .asks = true, .whole = false}));
}

TEST_F(PageAnswer, is_no_face_when_anything_of_it_is_missing_or_something_else) {
  EXPECT_FALSE(face_of(nullptr));
  EXPECT_FALSE(face_of(value("{}")));
  EXPECT_FALSE(face_of(value("{key: 'k', title: 't', heading: 'h', buttons: [], links: [], asks: 1, whole: true}")));
  EXPECT_FALSE(
      face_of(value("{key: 'k', title: 't', heading: 'h', buttons: [1], links: [], asks: true, whole: true}")));
  EXPECT_FALSE(face_of(value("{key: 'k', title: 't', heading: 'h', buttons: Array(300).fill('x'), links: [], asks: "
                             "true, whole: true}")));
}

TEST_F(PageAnswer, is_none_when_the_document_went) {
  EXPECT_FALSE(sighting_of(nullptr, m_description));
  EXPECT_FALSE(press_of(nullptr));
  EXPECT_FALSE(form_of(nullptr));
}

TEST_F(PageAnswer, is_none_when_a_text_is_anything_else) {
  const std::string no_text = "{toString() { throw 1 }}";
  EXPECT_FALSE(sighting("{rule: 1, options: [], key: " + no_text + "}"));
  EXPECT_FALSE(press_of(value("{words: '', address: " + no_text + "}")));
  EXPECT_FALSE(press_of(value("{address: 'https://portal.example/', get words() { throw 1 }}")));
  EXPECT_FALSE(form_of(value("{type: 'text/plain', body: " + no_text + "}")));
  EXPECT_FALSE(form_of(value("'a=b'")));
}

TEST_F(PageAnswer, knows_a_page_by_a_rule_of_the_description_only) {
  for (const char* rule : {"-1", "2", "0.5", "NaN", "undefined", "null", "'1'", "4294967297", "{}"}) {
    const auto seen = sighting("{key: 'k', options: [], rule: " + std::string{rule} + "}");
    ASSERT_TRUE(seen) << rule;
    EXPECT_FALSE(seen->page) << rule;
  }
}

TEST_F(PageAnswer, knows_no_page_whose_list_is_none_that_anybody_chooses_from) {
  const auto page = [this](const std::string& options) {
    return sighting("{key: 'k', rule: 1, options: " + options + "}").value().page;
  };
  EXPECT_TRUE(page(list_of(most_options)));
  EXPECT_FALSE(page(list_of(most_options + 1)));
  EXPECT_FALSE(page("Array(4294967295)"));
  EXPECT_FALSE(page("{length: 2}"));
  EXPECT_FALSE(page("undefined"));
  EXPECT_FALSE(page("[{label: 'x'}]"));
  EXPECT_FALSE(page("[null]"));
}

} // namespace

} // namespace web
