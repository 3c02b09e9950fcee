// SPDX-License-Identifier: EUPL-1.2
#include "simulator/portal/template.h"
#include "simulator/portal/words.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace {

using simulator::fill;

TEST(PracticeTemplate, makes_values_safe_for_html) {
  EXPECT_EQ(fill("<p>{{name}}</p>", {{"name", "<b> & 'x'"}}), "<p>&lt;b&gt; &amp; &apos;x&apos;</p>");
}

TEST(PracticeTemplate, leaves_ready_html_as_it_is) {
  EXPECT_EQ(fill("{{{body}}}{{end}}", {{"body", "<hr>"}, {"end", "."}}), "<hr>.");
}

TEST(PracticeTemplate, does_not_fill_what_a_value_brings_in) {
  EXPECT_EQ(fill("{{a}}", {{"a", "{{b}}"}, {"b", "no"}}), "{{b}}");
}

TEST(PracticeTemplate, has_no_page_with_a_hole) {
  EXPECT_THROW(static_cast<void>(fill("{{name}}", {})), std::runtime_error);
  EXPECT_THROW(static_cast<void>(fill("{{name", {{"name", "x"}})), std::runtime_error);
}

TEST(PracticeTemplate, quotes_for_json) {
  EXPECT_EQ(simulator::json_string("a \"b\" \\ c\n"), "\"a \\\"b\\\" \\\\ c \"");
}

TEST(PracticeWords, are_the_same_in_every_language_of_the_portal) {
  const simulator::Values dutch = simulator::words("nl");
  for (const char* language : {"fr", "de"}) {
    const simulator::Values other = simulator::words(language);
    for (const auto& [name, word] : dutch)
      EXPECT_TRUE(other.contains(name)) << language << ": " << name;
    EXPECT_EQ(other.size(), dutch.size()) << language;
  }
}

TEST(PracticeWords, fall_back_on_dutch) {
  EXPECT_EQ(simulator::words("eo").at("language"), "nl");
}

TEST(PracticeWords, are_built_into_the_program) {
  EXPECT_THROW(static_cast<void>(simulator::built_in_file("no-such-file")), std::runtime_error);
}

} // namespace
