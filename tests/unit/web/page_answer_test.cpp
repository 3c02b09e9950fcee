// SPDX-License-Identifier: EUPL-1.2
#include "base/glib_pointers.h"
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
  base::ObjectPtr<JSCContext> m_context{jsc_context_new()};
  base::ObjectPtr<JSCValue> m_value;
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
  EXPECT_FALSE(act_of(nullptr));
  EXPECT_FALSE(form_of(nullptr));
}

TEST_F(PageAnswer, names_no_control_or_list_that_a_description_could_not_name) {
  const auto act_with = [this](const std::string& control, const std::string& choice) {
    return act_of(
        value("{what: 'pressed', address: 'a', page: 'p', document: 'd', is_line: true, unclear: false, is_new: "
              "true, control: " +
              control + ", choice: " + choice + "}"));
  };
  const std::string button = "{control: {roles: ['button'], names: ['Verder']}, places: []}";
  const std::string list =
      "{control: {roles: ['radio'], names: []}, places: [{under: false, roles: ['form'], names: []}]}";
  const auto good = act_with(button, "{locator: " + list + ", label: 'A', detail: '', plain: 'A'}");
  ASSERT_TRUE(good && good->control && good->choice);
  EXPECT_EQ(portal::to_text(*good->control), "button \"Verder\"");
  EXPECT_EQ(portal::to_text(good->choice->list), "radio in form");
  for (const char* control :
       {"null", "1", "{}", "{control: {roles: ['script'], names: ['x']}, places: []}",
        "{control: {roles: [], names: ['x']}, places: []}",
        "{control: {roles: ['button'], names: ['a\"\\'b']}, places: []}",
        "{control: {roles: ['button'], names: ['']}, places: []}",
        "{control: {roles: ['button'], names: ['x']}, places: [{under: true, roles: [], names: []}]}"}) {
    const auto act = act_with(control, "null");
    ASSERT_TRUE(act) << control;
    EXPECT_FALSE(act->control) << control;
  }
  for (const std::string& choice : {std::string{"null"}, "{locator: " + list + ", label: 'A', detail: ''}",
                                    "{locator: " + button + "}", std::string{"{label: 'A', detail: '', plain: 'A'}"}})
    EXPECT_FALSE(act_with(button, choice)->choice) << choice;
}

TEST_F(PageAnswer, is_none_when_a_text_is_anything_else) {
  const std::string no_text = "{toString() { throw 1 }}";
  EXPECT_FALSE(sighting("{rule: 1, options: [], key: " + no_text + "}"));
  EXPECT_FALSE(act_of(value("{what: 'pressed', page: '', document: '', is_line: false, unclear: false, is_new: false, "
                            "address: " +
                            no_text + "}")));
  EXPECT_FALSE(act_of(value("{what: 'pressed', address: 'https://portal.example/', get page() { throw 1 }}")));
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
