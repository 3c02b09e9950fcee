// SPDX-License-Identifier: EUPL-1.2
#include "gtk_test.h"
#include "ui/road_sheet.h"

#include <gtkmm/button.h>
#include <gtkmm/label.h>
#include <gtkmm/window.h>

namespace {

using portal::Meaning;
using portal::RoadStep;
using portal::Teaching;

portal::Locator locator(const std::string& text) {
  return std::get<portal::Locator>(portal::parse_locator(text));
}

const std::vector<RoadStep> steps{
    {.address = "https://portal.example.be/services",
     .control = locator(R"(link "PrimaWeb")"),
     .choice = {},
     .teaching = Teaching::press},
    {.address = "https://portal.example.be/entity",
     .control = locator(R"(button "Verder")"),
     .choice = portal::ListChoice{locator("radio in form"), {"OCMW van Herstappe", "Maatschappelijk welzijn"}, ""},
     .meaning = Meaning::start_application,
     .teaching = Teaching::entity},
    {.address = "https://portal.example.be/terms", .control = {}, .choice = {}, .teaching = Teaching::by_hand},
};

class RoadSheet : public ui_test::GtkTest {
protected:
  void SetUp() override {
    m_sheet.set_service("PrimaWeb");
    m_sheet.signal_taught().connect([this](const std::vector<RoadStep>& taught) { m_taught.push_back(taught); });
    m_window.set_child(m_sheet);
    ui_test::present(m_window);
  }

  void TearDown() override { m_window.unset_child(); }

  ui::RoadSheet m_sheet;
  Gtk::Window m_window;
  std::vector<std::vector<RoadStep>> m_taught;
};

TEST_F(RoadSheet, is_not_there_before_it_asks_and_after_it_was_answered) {
  EXPECT_FALSE(m_sheet.get_visible());
  m_sheet.ask(steps);
  ui_test::settle();
  EXPECT_TRUE(m_sheet.get_visible());
  ui_test::press(m_window, "not_now");
  EXPECT_FALSE(m_sheet.get_visible());
  EXPECT_TRUE(m_taught.empty()) << "nothing is remembered that the user did not agree to";
}

TEST_F(RoadSheet, says_of_each_step_what_the_user_did_and_what_becomes_of_it) {
  m_sheet.ask(steps);
  ui_test::settle();
  for (const char* text : {"You found the way to PrimaWeb. Should the program take these steps for you next time?",
                           "1. You pressed “PrimaWeb”", "2. You chose “OCMW van Herstappe, Maatschappelijk welzijn”",
                           "3. You did something that the launcher cannot do for you", "The launcher presses it",
                           "The launcher chooses the entity", "I do this myself"})
    EXPECT_TRUE(ui_test::shows(m_window, text)) << text;
}

TEST_F(RoadSheet, says_which_sites_are_remembered_with_the_steps) {
  m_sheet.ask(steps);
  ui_test::settle();
  EXPECT_EQ(ui_test::find_shown(m_window, "sites"), nullptr);
  m_sheet.ask(steps, {"primaweb.example.be", "app.example.be"});
  ui_test::settle();
  EXPECT_TRUE(
      ui_test::shows(m_window, "It leads to this site, to which you agreed: primaweb.example.be, app.example.be"));
}

TEST_F(RoadSheet, gives_the_steps_as_they_were_proposed) {
  m_sheet.ask(steps);
  ui_test::settle();
  ui_test::press(m_window, "remember");
  ASSERT_EQ(m_taught.size(), 1U);
  EXPECT_EQ(m_taught[0], steps);
}

Gtk::DropDown* drop_down_in(Gtk::Widget& widget, int& number) {
  if (auto* found = dynamic_cast<Gtk::DropDown*>(&widget); found != nullptr && number-- == 0)
    return found;
  for (auto* child = widget.get_first_child(); child != nullptr; child = child->get_next_sibling())
    if (auto* found = drop_down_in(*child, number))
      return found;
  return nullptr;
}

TEST_F(RoadSheet, gives_the_steps_as_the_user_corrected_them) {
  m_sheet.ask(steps);
  ui_test::settle();
  int second = 1;
  auto* drop_down = drop_down_in(m_sheet, second);
  ASSERT_NE(drop_down, nullptr);
  drop_down->set_selected(2); // after entity and capacity
  ui_test::press(m_window, "remember");
  ASSERT_EQ(m_taught.size(), 1U);
  EXPECT_EQ(m_taught[0][1].teaching, Teaching::role);
  EXPECT_EQ(m_taught[0][0], steps[0]);
}

TEST_F(RoadSheet, asks_about_the_last_way_only) {
  m_sheet.ask(steps);
  m_sheet.ask({steps[0]});
  ui_test::settle();
  ui_test::press(m_window, "remember");
  EXPECT_EQ(m_taught.at(0).size(), 1U);
}

TEST_F(RoadSheet, tells_with_a_code_that_nothing_could_be_saved) {
  m_sheet.ask(steps);
  m_sheet.tell_failure();
  ui_test::settle();
  EXPECT_TRUE(ui_test::shows(m_window, "The steps could not be saved on this computer. Code for the IT helpdesk: "
                                       "PROGRAM-03"));
}

} // namespace
