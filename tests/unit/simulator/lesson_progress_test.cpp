// SPDX-License-Identifier: EUPL-1.2
#include "simulator/lessons/lesson_progress.h"
#include "temporary_directory.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace {

using simulator::LessonProgress;
using Standing = LessonProgress::Standing;
namespace fs = std::filesystem;

TEST(LessonProgress, is_there_again_the_next_time) {
  const TemporaryDirectory around;
  const std::string path = around.path() + "/new/folder/progress.ini";
  {
    LessonProgress progress{path};
    EXPECT_EQ(progress.of("1-a").standing, Standing::untouched);
    EXPECT_TRUE(progress.begin("1-a"));
    EXPECT_TRUE(progress.begin("2-b"));
    EXPECT_TRUE(progress.finish("2-b", 2));
  }
  const LessonProgress progress{path};
  EXPECT_EQ(progress.of("1-a").standing, Standing::begun);
  EXPECT_EQ(progress.of("2-b").standing, Standing::finished);
  EXPECT_EQ(progress.of("2-b").right_answers, 2U);
  EXPECT_EQ(fs::status(path).permissions() & (fs::perms::group_all | fs::perms::others_all), fs::perms::none);
}

TEST(LessonProgress, stays_finished_when_a_lesson_is_begun_again) {
  const TemporaryDirectory around;
  LessonProgress progress{around.path() + "/p.ini"};
  progress.finish("1-a", 3);
  progress.begin("1-a");
  EXPECT_EQ(progress.of("1-a").standing, Standing::finished);
}

TEST(LessonProgress, begins_anew_where_its_file_is_broken) {
  const TemporaryDirectory around;
  const std::string path = around.path() + "/p.ini";
  for (const char* broken : {"", "nonsense", "[1-a]\nfinished=maybe\n", "[1-a\n", "[1-a]\nfinished=\xff\n"}) {
    std::ofstream{path} << broken;
    LessonProgress progress{path};
    EXPECT_EQ(progress.of("1-a").standing, Standing::untouched) << broken;
    EXPECT_TRUE(progress.finish("1-a", 1));
    EXPECT_EQ(LessonProgress{path}.of("1-a").standing, Standing::finished) << broken;
  }
}

TEST(LessonProgress, takes_no_number_of_answers_that_nobody_can_have) {
  const TemporaryDirectory around;
  const std::string path = around.path() + "/p.ini";
  std::ofstream{path} << "[1-a]\nfinished=true\nright-answers=4000000000\n[2-b]\nfinished=true\nright-answers=x\n";
  const LessonProgress progress{path};
  EXPECT_LE(progress.of("1-a").right_answers, 99U);
  EXPECT_EQ(progress.of("2-b").right_answers, 0U);
}

TEST(LessonProgress, says_when_it_cannot_be_kept) {
  const TemporaryDirectory around;
  std::ofstream{around.path() + "/file"} << "in the way";
  LessonProgress progress{around.path() + "/file/p.ini"};
  EXPECT_FALSE(progress.begin("1-a"));
  EXPECT_EQ(progress.of("1-a").standing, Standing::begun) << "until the end of the program";
}

} // namespace
