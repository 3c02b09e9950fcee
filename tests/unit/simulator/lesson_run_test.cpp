// SPDX-License-Identifier: EUPL-1.2
#include "lesson_text.h"
#include "simulator/lessons/lesson_reader.h"
#include "simulator/lessons/lesson_run.h"

#include <giomm/init.h>
#include <gtest/gtest.h>

namespace {

using simulator::Lesson;
using simulator::LessonRun;
using Place = LessonRun::Place;

class ALessonRun : public testing::Test {
protected:
  ALessonRun() { Gio::init(); }

  Lesson m_lesson = std::get<simulator::ReadLesson>(simulator::parse_lesson("1-a.ini", short_lesson())).lesson;
  LessonRun m_run{m_lesson};
};

TEST_F(ALessonRun, goes_to_the_next_step_when_what_ends_this_one_happens) {
  EXPECT_EQ(m_run.step().name, "card");
  EXPECT_FALSE(m_run.hear("card SELECT 9000"));
  EXPECT_FALSE(m_run.hear("card VERIFY 9000")) << "that ends another step";
  EXPECT_EQ(m_run.step().name, "card");
  EXPECT_TRUE(m_run.hear("reader holds 1.8"));
  EXPECT_EQ(m_run.step().name, "look");
}

TEST_F(ALessonRun, goes_wrong_and_can_still_be_done) {
  EXPECT_TRUE(m_run.hear("reader holds foreign"));
  EXPECT_TRUE(m_run.went_wrong());
  EXPECT_EQ(m_run.step().name, "card");
  EXPECT_TRUE(m_run.hear("reader holds 1.8"));
  EXPECT_FALSE(m_run.went_wrong());
}

TEST_F(ALessonRun, counts_what_was_done_ahead_while_the_user_read) {
  m_run.hear("reader holds 1.8");
  EXPECT_FALSE(m_run.hear("card VERIFY 9000"));
  EXPECT_EQ(m_run.step().name, "look");
  m_run.go_on();
  EXPECT_EQ(m_run.place(), Place::question);
}

TEST_F(ALessonRun, does_not_count_what_happened_before_a_step_to_do) {
  m_run.hear("card VERIFY 9000");
  m_run.hear("reader holds 1.8");
  m_run.go_on();
  EXPECT_EQ(m_run.step().name, "pin");
}

TEST_F(ALessonRun, lets_a_step_be_passed_by) {
  m_run.go_on();
  m_run.go_on();
  m_run.go_on();
  EXPECT_EQ(m_run.place(), Place::question);
  EXPECT_FALSE(m_run.hear("reader holds 1.8")) << "the steps are over";
}

TEST_F(ALessonRun, takes_one_answer_and_ends_after_the_last_question) {
  for (int step = 0; step < 3; ++step)
    m_run.go_on();
  m_run.go_on();
  EXPECT_EQ(m_run.place(), Place::question) << "it has no answer yet";
  m_run.answer(7);
  EXPECT_EQ(m_run.answered(), std::nullopt);
  m_run.answer(0);
  m_run.answer(1);
  EXPECT_EQ(m_run.answered(), 0U);
  EXPECT_EQ(m_run.right_answers(), 0U);
  m_run.go_on();
  EXPECT_EQ(m_run.place(), Place::end);
}

TEST_F(ALessonRun, counts_right_answers) {
  for (int step = 0; step < 3; ++step)
    m_run.go_on();
  m_run.answer(1);
  EXPECT_EQ(m_run.right_answers(), 1U);
}

} // namespace
