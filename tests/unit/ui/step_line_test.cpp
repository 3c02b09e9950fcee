// SPDX-License-Identifier: EUPL-1.2
#include "gtk_test.h"
#include "ui/step_line.h"
#include "views.h"

namespace {

class StepLine : public ui_test::GtkTest {
protected:
  bool says(const char* label) {
    bool found = false;
    ui_test::for_each_widget(
        m_line, [&](Gtk::Widget& widget) { found = found || ui_test::has_accessible_label(widget, label); });
    return found;
  }

  ui::StepLine m_line;
};

TEST_F(StepLine, says_every_steps_state_in_words) {
  m_line.show_step(signin::Step::pin);
  EXPECT_TRUE(says("Card, done, step 1 of 5"));
  EXPECT_TRUE(says("PIN, current step 2 of 5"));
  EXPECT_TRUE(says("Entity, to come, step 3 of 5"));
  EXPECT_TRUE(says("PrimaWeb, to come, step 5 of 5"));
}

TEST_F(StepLine, goes_back_as_well) {
  m_line.show_step(signin::Step::role);
  m_line.show_step(signin::Step::card);
  EXPECT_TRUE(says("Card, current step 1 of 5"));
  EXPECT_TRUE(says("PIN, to come, step 2 of 5"));
}

TEST_F(StepLine, ends_at_the_service_that_is_signed_in_to) {
  m_line.show_step(signin::Step::role);
  m_line.set_service("MediPrima");
  EXPECT_TRUE(says("MediPrima, to come, step 5 of 5"));
  EXPECT_TRUE(says("Role, current step 4 of 5"));
  EXPECT_FALSE(says("PrimaWeb, to come, step 5 of 5"));
}

TEST_F(StepLine, is_a_list_for_assistive_tools) {
  EXPECT_EQ(m_line.get_accessible_role(), Gtk::Accessible::Role::LIST);
}

TEST(StepOf, keeps_to_the_way_of_a_sign_in) {
  using signin::Activity;
  using signin::Step;
  using signin::Working;
  EXPECT_EQ(ui::step_of(signin::AskCard{}), Step::card);
  EXPECT_EQ(ui::step_of(signin::ReadingCard{}), Step::card);
  EXPECT_EQ(ui::step_of(ui_test::ask_pin()), Step::pin);
  EXPECT_EQ(ui::step_of(Working{Activity::checking_pin}), Step::pin);
  EXPECT_EQ(ui::step_of(Working{Activity::typing_on_reader}), Step::pin);
  EXPECT_EQ(ui::step_of(Working{Activity::waiting_for_reader}), Step::pin);
  EXPECT_EQ(ui::step_of(Working{Activity::signing_in_with_card}), Step::entity);
  EXPECT_EQ(ui::step_of(ui_test::ask_entity(2)), Step::entity);
  EXPECT_EQ(ui::step_of(Working{Activity::starting_application}), Step::role);
  EXPECT_EQ(ui::step_of(ui_test::ask_role()), Step::role);
  EXPECT_EQ(ui::step_of(signin::ByHand{Step::role}), Step::role);
  EXPECT_EQ(ui::step_of(signin::InPrimaWeb{}), Step::primaweb);
}

TEST(StepOf, leaves_a_failure_in_the_step_it_happened_in) {
  EXPECT_EQ(ui::step_of(signin::Trouble{}), std::nullopt);
}

} // namespace
