// SPDX-License-Identifier: EUPL-1.2
#include "lesson_text.h"
#include "simulator/lessons/lesson_reader.h"
#include "simulator/lessons/lesson_shelf.h"
#include "temporary_directory.h"

#include <giomm/init.h>
#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>

namespace {

using simulator::Lesson;
using simulator::LessonAction;
using simulator::ReadLesson;

simulator::LessonResult parse(const std::string& text, const std::string& path = "/x/3-roles.ini") {
  Gio::init();
  return simulator::parse_lesson(path, text);
}

Lesson lesson(const std::string& text = short_lesson()) {
  auto result = parse(text);
  const auto* error = std::get_if<portal::DescriptionError>(&result);
  EXPECT_EQ(error, nullptr) << to_text(*error);
  return error == nullptr ? std::get<ReadLesson>(result).lesson : Lesson{};
}

std::string error_of(const std::string& text, const std::string& path = "/x/3-roles.ini") {
  const auto result = parse(text, path);
  const auto* error = std::get_if<portal::DescriptionError>(&result);
  return error == nullptr ? "" : to_text(*error);
}

std::string with(const std::string& old, const std::string& fresh) {
  std::string text = short_lesson();
  const auto at = text.find(old);
  EXPECT_NE(at, std::string::npos) << old;
  return text.replace(at, old.size(), fresh);
}

TEST(LessonReader, reads_what_a_lesson_says) {
  const Lesson read = lesson();
  EXPECT_EQ(read.id, "3-roles");
  EXPECT_EQ(read.title.in("nl"), "Een les");
  EXPECT_EQ(read.title.in("fr"), "A lesson");
  EXPECT_FALSE(read.opens_dialog);
  ASSERT_EQ(read.steps.size(), 3U);
  EXPECT_EQ(read.steps[0].wrong.size(), 2U);
  EXPECT_FALSE(read.steps[0].is_to_read());
  EXPECT_TRUE(read.steps[1].is_to_read());
  EXPECT_EQ(read.steps[1].options, std::vector<std::string>{"--roles=1"});
  EXPECT_EQ(read.steps[2].options, std::nullopt);
  ASSERT_EQ(read.steps[2].show.size(), 2U);
  EXPECT_EQ(read.steps[2].show[0].kind, LessonAction::Kind::pin);
  EXPECT_EQ(read.steps[2].show[1].what, "switch");
  ASSERT_EQ(read.questions.size(), 1U);
  EXPECT_EQ(read.questions[0].answers.size(), 2U);
  EXPECT_EQ(read.questions[0].right, 1U);
}

TEST(LessonReader, says_in_which_line_what_is_wrong) {
  const std::array<std::pair<std::string, std::string>, 12> mistakes{{
      {with("format=1", "format=2"), "/x/3-roles.ini:2: [lesson] format: "},
      {with("title=A lesson\n", ""), "/x/3-roles.ini:3: [lesson] title[nl]: "},
      {with("about=", "abuot="), "/x/3-roles.ini:5: [lesson] abuot: "},
      {with("--no-profile", "--portal-down"), "/x/3-roles.ini:7: [lesson] options: "},
      {with("--tries=2", "--tries=7"), "/x/3-roles.ini:7: [lesson] options: "},
      {with("how=Press Insert card.\n", ""), "/x/3-roles.ini:10: [step card]: "},
      {with("done=reader holds 1.8", "done=the reader holds 1.8"), "/x/3-roles.ini:14: [step card] done: "},
      {with("wrong-text=That is another card.\n", ""), "/x/3-roles.ini:15: [step card]"},
      {with("insert 1.8", "insert 1.9"), "/x/3-roles.ini:17: [step card] show: "},
      {with("press switch", "press everything"), "/x/3-roles.ini:27: [step pin] show: "},
      {with("right=2", "right=3"), "/x/3-roles.ini:33: [question tries] right: "},
      {with("[step look]", "[stop look]"), "/x/3-roles.ini:19: [stop look]: "},
  }};
  for (const auto& [text, beginning] : mistakes)
    EXPECT_TRUE(error_of(text).starts_with(beginning)) << error_of(text) << "\nnot " << beginning;
}

TEST(LessonReader, refuses_a_step_to_read_that_has_something_to_do) {
  EXPECT_NE(error_of(with("options=--roles=1", "show=remove")), "");
  EXPECT_NE(error_of(with("options=--roles=1", "how=Take it out.")), "");
}

TEST(LessonReader, takes_no_name_that_is_none) {
  EXPECT_NE(error_of(short_lesson(), "/x/Roles.ini"), "");
  EXPECT_NE(error_of(short_lesson(), "/x/roles.txt"), "");
  EXPECT_NE(error_of(with("[step look]", "[step Look]")), "");
}

TEST(LessonReader, tells_of_a_file_that_is_not_there) {
  Gio::init();
  EXPECT_TRUE(std::holds_alternative<portal::DescriptionError>(simulator::read_lesson("/nowhere/1-a.ini")));
}

TEST(LessonReader, tells_which_texts_are_not_translated) {
  auto result = parse(short_lesson());
  const auto& missing = std::get<ReadLesson>(result).untranslated;
  ASSERT_FALSE(missing.empty());
  EXPECT_EQ(to_text(missing.front()).find("/x/3-roles.ini:3: [lesson] title"), 0U) << to_text(missing.front());
  EXPECT_NE(missing.front().expected.find("fr"), std::string::npos) << "it is there in Dutch";
}

TEST(LessonShelf, holds_the_lessons_in_order_and_says_which_file_is_broken) {
  Gio::init();
  const TemporaryDirectory around;
  const std::string shipped = around.path() + "/shipped";
  const std::string own = around.path() + "/own";
  for (const std::string& folder : {shipped, own})
    std::filesystem::create_directory(folder);
  std::ofstream{shipped + "/2-b.ini"} << short_lesson();
  std::ofstream{shipped + "/1-a.ini"} << short_lesson();
  std::ofstream{shipped + "/3-c.ini"} << "[lesson]\n";
  std::ofstream{shipped + "/notes.txt"} << "no lesson";
  std::ofstream{own + "/1-a.ini"} << with("title=A lesson", "title=My own");
  const auto shelf = simulator::find_lessons({shipped, around.path() + "/none", own});
  ASSERT_EQ(shelf.lessons.size(), 2U);
  EXPECT_EQ(shelf.lessons[0].title.plain, "My own");
  EXPECT_EQ(shelf.lessons[1].id, "2-b");
  ASSERT_EQ(shelf.errors.size(), 1U);
  EXPECT_EQ(shelf.errors[0].file, shipped + "/3-c.ini");
  EXPECT_EQ(shelf.find("2"), &shelf.lessons[1]);
  EXPECT_EQ(shelf.find("1-a"), &shelf.lessons[0]);
  EXPECT_EQ(shelf.find("4"), nullptr);
}

} // namespace
