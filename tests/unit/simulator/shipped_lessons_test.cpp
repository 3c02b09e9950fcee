// SPDX-License-Identifier: EUPL-1.2
#include "simulator/lessons/lesson_reader.h"

#include <giomm/init.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using simulator::ReadLesson;

std::vector<fs::path> files() {
  std::set<fs::path> found;
  for (const auto& file : fs::directory_iterator{LESSONS_SOURCE})
    if (file.path().extension() == ".ini")
      found.insert(file.path());
  return {found.begin(), found.end()};
}

std::string content(const fs::path& path) {
  std::ifstream file{path};
  return {std::istreambuf_iterator<char>{file}, {}};
}

TEST(ShippedLessons, are_eight_and_right) {
  Gio::init();
  EXPECT_EQ(files().size(), 8U);
  for (const fs::path& file : files()) {
    auto result = simulator::read_lesson(file.string());
    if (const auto* error = std::get_if<portal::DescriptionError>(&result))
      ADD_FAILURE() << to_text(*error);
  }
}

TEST(ShippedLessons, have_every_text_in_every_language) {
  Gio::init();
  for (const fs::path& file : files()) {
    const auto result = simulator::read_lesson(file.string());
    const auto* read = std::get_if<ReadLesson>(&result);
    ASSERT_NE(read, nullptr) << file;
    for (const auto& missing : read->untranslated)
      ADD_FAILURE() << to_text(missing);
  }
}

TEST(ShippedLessons, end_with_three_questions) {
  Gio::init();
  for (const fs::path& file : files()) {
    const auto result = simulator::read_lesson(file.string());
    EXPECT_EQ(std::get<ReadLesson>(result).lesson.questions.size(), 3U) << file;
  }
}

TEST(ShippedLessons, are_three_minutes_long) {
  Gio::init();
  for (const fs::path& file : files()) {
    const auto result = simulator::read_lesson(file.string());
    const auto& steps = std::get<ReadLesson>(result).lesson.steps;
    EXPECT_GE(steps.size(), 4U) << file;
    EXPECT_LE(steps.size(), 12U) << file;
  }
}

bool can_break_before_a_sign(const std::string& line) {
  return std::ranges::any_of(std::array{" :", " ;", " ?", " !", " »", "« "},
                             [&line](const char* place) { return line.find(place) != std::string::npos; });
}

TEST(ShippedLessons, break_no_french_line_before_a_sign) {
  EXPECT_TRUE(can_break_before_a_sign("now[fr]=Quoi ?")) << "it finds what is wrong";
  for (const fs::path& file : files()) {
    std::ifstream lines{file};
    for (std::string line; std::getline(lines, line);)
      EXPECT_FALSE(line.find("[fr]=") != std::string::npos && can_break_before_a_sign(line)) << file << ": " << line;
  }
}

TEST(ShippedLessons, name_no_address_but_primabook) {
  const std::regex address{R"((https?://|www\.|[a-z]+\.(be|eu|com|org)\b)[^\s]*)"};
  for (const fs::path& file : files()) {
    const std::string text = content(file);
    for (std::sregex_iterator found{text.begin(), text.end(), address}, end; found != end; ++found)
      EXPECT_TRUE(found->str().starts_with("https://primabook.mi-is.be/") || found->str().starts_with("mi-is.be"))
          << file << ": " << found->str();
  }
}

} // namespace
