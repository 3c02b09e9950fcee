// SPDX-License-Identifier: EUPL-1.2
#include "gtk_test.h"
#include "page_doubles.h"
#include "ui/failure_text.h"
#include "ui/sign_in_window.h"
#include "views.h"

#include <gtkmm/box.h>
#include <gtkmm/button.h>
#include <gtkmm/entry.h>
#include <gtkmm/label.h>

#include <initializer_list>

namespace {

using ui_test::find_shown;
using ui_test::shown;
using ui_test::shows;

class SignInWindow : public ui_test::GtkTest {
protected:
  void SetUp() override {
    m_window.signal_cancelled().connect([this] { ++m_cancelled; });
    ui_test::present(m_window);
  }

  void show(const signin::View& view) {
    m_window.show_view(view);
    ui_test::settle();
  }

  ui::SignInWindow m_window{false};
  int m_cancelled = 0;
};

TEST_F(SignInWindow, says_above_a_page_what_befell_it_until_another_view_comes) {
  show(signin::AskCard{});
  EXPECT_FALSE(m_window.shows_page());
  show(signin::ByHand{});
  EXPECT_TRUE(m_window.shows_page());
  m_window.tell("No program on this computer opens this.");
  ui_test::settle();
  EXPECT_TRUE(shows(m_window, "No program on this computer opens this."));
  show(signin::ByHand{signin::Step::entity});
  EXPECT_FALSE(shows(m_window, "No program on this computer opens this."));
}

TEST_F(SignInWindow, tells_a_screen_reader_what_goes_on_with_the_button_that_has_the_focus) {
  show(signin::Working{signin::Activity::checking_pin});
  auto& cancel = shown<Gtk::Button>(m_window, "cancel");
  EXPECT_TRUE(ui_test::has_focus(m_window, cancel));
  EXPECT_TRUE(ui_test::has_accessible_description(cancel, "Checking your PIN…"));
  show(signin::Working{signin::Activity::opening_portal});
  EXPECT_TRUE(ui_test::has_accessible_description(cancel, "Opening the Portal of the Social Security…"));
}

TEST_F(SignInWindow, asks_for_the_card) {
  show(signin::AskCard{true});
  EXPECT_TRUE(shows(m_window, "Insert your eID card"));
}

TEST_F(SignInWindow, names_the_holder_of_a_card_that_is_not_the_users_own_and_has_no_box_for_a_pin) {
  for (const auto ownership :
       {card::Ownership::not_used_here, card::Ownership::not_for_primaweb, card::Ownership::unknown}) {
    show(ui_test::not_own(ownership));
    EXPECT_TRUE(shows(m_window, "This is the card of Jan Voorbeeld"));
    EXPECT_EQ(find_shown(m_window, "pin"), nullptr);
  }
}

TEST_F(SignInWindow, says_why_it_asks_for_another_card_and_how_to_use_this_one) {
  show(ui_test::not_own(card::Ownership::not_used_here));
  EXPECT_TRUE(shows(m_window,
                    "This card has not been used for PrimaWeb on this computer before. Please put in your own "
                    "card. If this one is yours, take it out and put it in again."));
  show(ui_test::not_own(card::Ownership::unknown));
  EXPECT_TRUE(shows(m_window, "Please put in your own card. If this one is yours, take it out and put it in again."));
  show(ui_test::not_own(card::Ownership::not_for_primaweb));
  EXPECT_TRUE(shows(m_window, "You said that this card is not for PrimaWeb. Please put in your own card."));
}

TEST_F(SignInWindow, belongs_to_who_asked_for_it_just_now_and_not_to_who_did_some_time_ago) {
  using Opening = ui::WindowGuard::Opening;
  const auto now = std::chrono::steady_clock::now();
  ASSERT_TRUE(ui_test::run_until([this] { return m_window.is_active(); }));
  m_window.open(Opening::by_the_user, now);
  EXPECT_TRUE(m_window.has_user());
  m_window.open(Opening::by_the_user, now - std::chrono::seconds{11});
  EXPECT_FALSE(m_window.has_user());
  m_window.open(Opening::by_itself, now);
  EXPECT_FALSE(m_window.has_user());
}

TEST_F(SignInWindow, says_what_to_connect_without_a_reader) {
  show(signin::AskCard{false});
  EXPECT_TRUE(shows(m_window, "No card reader found"));
  EXPECT_TRUE(shows(m_window, "Connect your card reader to this computer. If it has a switch, turn it on."));
}

TEST_F(SignInWindow, says_which_reader_has_a_card_that_is_none_of_the_kind) {
  show(signin::AskCard{.foreign_in = "ACS ACR38"});
  EXPECT_TRUE(shows(m_window, "Insert your eID card"));
  EXPECT_TRUE(shows(m_window,
                    "The card in ACS ACR38 is not a Belgian identity card. Put your identity card into the card "
                    "reader, with the chip first."));
}

TEST_F(SignInWindow, tells_the_code_of_a_broken_description_where_the_user_goes_on_by_hand) {
  show(signin::ByHand{});
  EXPECT_EQ(find_shown(m_window, "warning"), nullptr);
  m_window.warn_of_description(true);
  const std::string warning = shown<Gtk::Label>(m_window, "warning").get_text();
  EXPECT_NE(warning.find("PROGRAM-01"), std::string::npos) << warning;
}

TEST_F(SignInWindow, says_that_it_follows_the_users_way_until_they_want_no_more_of_it) {
  int declined = 0;
  m_window.signal_learning_declined().connect([&declined] { ++declined; });
  show(signin::ByHand{});
  EXPECT_EQ(find_shown(m_window, "learning"), nullptr) << "learning is switched off";
  m_window.tell_of_learning(true);
  ui_test::settle();
  ui_test::press(m_window, "not_now");
  EXPECT_EQ(declined, 1);
  EXPECT_EQ(find_shown(m_window, "learning"), nullptr);
}

TEST_F(SignInWindow, lets_the_user_say_that_an_unknown_page_is_the_service_once_they_are_signed_in) {
  int arrived = 0;
  m_window.signal_arrived().connect([&arrived] { ++arrived; });
  show(signin::ByHand{signin::Step::pin});
  EXPECT_EQ(find_shown(m_window, "arrived"), nullptr);
  m_window.set_service("Uniek Verslag");
  show(signin::ByHand{signin::Step::entity, true});
  EXPECT_NE(shown<Gtk::Button>(m_window, "arrived").get_label().raw().find("Uniek Verslag"), std::string::npos);
  ui_test::press(m_window, "arrived");
  EXPECT_EQ(arrived, 1);
}

TEST_F(SignInWindow, offers_to_forget_only_what_was_remembered) {
  show(signin::ByHand{});
  EXPECT_EQ(find_shown(m_window, "forget"), nullptr);
  int forgotten = 0;
  m_window.signal_forget().connect([&forgotten] { ++forgotten; });
  m_window.offer_to_forget(true);
  ui_test::settle();
  EXPECT_EQ(find_shown(m_window, "forget_all"), nullptr);
  ui_test::press(m_window, "forget");
  EXPECT_EQ(forgotten, 0) << "it asks first";
  ui_test::settle();
  EXPECT_TRUE(ui_test::has_focus(m_window, shown<Gtk::Button>(m_window, "keep")));
  ui_test::press(m_window, "keep");
  EXPECT_EQ(forgotten, 0);
  ui_test::settle();
  ui_test::press(m_window, "forget");
  ui_test::settle();
  ui_test::press(m_window, "forget_all");
  EXPECT_EQ(forgotten, 1);
  EXPECT_EQ(find_shown(m_window, "forget_all"), nullptr);
}

TEST_F(SignInWindow, asks_no_more_whether_to_forget_when_another_page_comes) {
  m_window.offer_to_forget(true);
  show(signin::ByHand{});
  ui_test::press(m_window, "forget");
  show(signin::Working{});
  show(signin::ByHand{});
  EXPECT_EQ(find_shown(m_window, "forget_all"), nullptr);
  EXPECT_NE(find_shown(m_window, "forget"), nullptr);
}

TEST_F(SignInWindow, says_which_reader_it_reads) {
  show(signin::ReadingCard{"ACS ACR38"});
  EXPECT_TRUE(shows(m_window, "Reading the card in ACS ACR38…"));
}

TEST_F(SignInWindow, says_what_goes_on_in_a_sentence_of_its_own_for_every_activity) {
  using signin::Activity;
  std::string before;
  for (const Activity activity : {Activity::checking_pin, Activity::typing_on_reader, Activity::waiting_for_reader,
                                  Activity::opening_portal, Activity::signing_in_with_card, Activity::choosing_entity,
                                  Activity::starting_application, Activity::choosing_role, Activity::signing_out}) {
    show(signin::Working{activity});
    const std::string sentence = shown<Gtk::Label>(m_window, "sentence").get_text();
    EXPECT_FALSE(sentence.empty());
    EXPECT_NE(sentence, before);
    before = sentence;
  }
}

TEST_F(SignInWindow, is_not_cancelled_by_enter_where_there_is_only_cancel) {
  show(signin::AskCard{});
  EXPECT_TRUE(ui_test::press_key_on(shown<Gtk::Button>(m_window, "cancel"), GDK_KEY_Return));
  EXPECT_FALSE(ui_test::press_key_on(shown<Gtk::Button>(m_window, "cancel"), GDK_KEY_space));
  show(signin::Working{});
  for (const unsigned key : std::initializer_list<unsigned>{GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter})
    EXPECT_TRUE(ui_test::press_key_on(shown<Gtk::Button>(m_window, "cancel"), key));
  EXPECT_FALSE(ui_test::press_key_on(shown<Gtk::Button>(m_window, "cancel"), GDK_KEY_space));
}

TEST_F(SignInWindow, has_a_screen_reader_say_all_that_it_asks_of_a_card_with_the_button_that_has_the_focus) {
  signin::AskCard no_reader;
  no_reader.reader_present = false;
  show(no_reader);
  EXPECT_TRUE(ui_test::has_accessible_description(
      shown<Gtk::Button>(m_window, "cancel"),
      "No card reader found. Connect your card reader to this computer. If it has a switch, turn it on."));
}

TEST_F(SignInWindow, says_when_what_happened_was_copied_for_the_helpdesk) {
  show(signin::Trouble{signin::Failure::page_crashed});
  EXPECT_EQ(find_shown(m_window, "copied"), nullptr);
  ui_test::press(m_window, "copy");
  EXPECT_NE(find_shown(m_window, "copied"), nullptr);
  show(signin::Trouble{signin::Failure::page_crashed});
  EXPECT_EQ(find_shown(m_window, "copied"), nullptr);
}

TEST_F(SignInWindow, shows_every_failure_with_its_words_its_code_and_its_button) {
  int pressed = 0;
  m_window.signal_remedy_pressed().connect([&pressed] { ++pressed; });
  int failures = 0;
  for (const signin::Failure failure : signin::all_failures) {
    show(signin::Trouble{failure});
    const ui::FailureText text = ui::failure_text(failure);
    EXPECT_TRUE(shows(m_window, text.title.raw()));
    EXPECT_TRUE(shows(m_window, text.what_to_do.raw()));
    const std::string command = text.command.empty() ? "" : "\n" + text.command.raw();
    EXPECT_TRUE(shows(m_window, "Code for the IT helpdesk: " + std::string{signin::code(failure)} + command));
    EXPECT_TRUE(ui_test::has_focus(m_window, shown<Gtk::Button>(m_window, "remedy")));
    ui_test::press(m_window, "remedy");
    EXPECT_EQ(pressed, ++failures);
  }
}

TEST_F(SignInWindow, names_the_host_that_a_failure_is_about_beside_the_code) {
  show(signin::Trouble{signin::Failure::card_host_unknown, "idp.example"});
  EXPECT_TRUE(shows(m_window, "Code for the IT helpdesk: PORTAL-06\nidp.example"));
}

TEST_F(SignInWindow, is_cancelled_with_its_button_escape_or_by_closing_it) {
  show(ui_test::ask_pin());
  ui_test::press(m_window, "cancel");
  EXPECT_EQ(m_cancelled, 1);
  EXPECT_TRUE(ui_test::press_key(m_window, GDK_KEY_Escape));
  EXPECT_EQ(m_cancelled, 2);
  m_window.close();
  EXPECT_EQ(m_cancelled, 3);
  EXPECT_TRUE(m_window.get_mapped());
}

TEST_F(SignInWindow, leaves_escape_to_a_page_of_the_portal) {
  show(signin::ByHand{});
  EXPECT_FALSE(ui_test::press_key(m_window, GDK_KEY_Escape));
  EXPECT_EQ(m_cancelled, 0);
  ui_test::press(m_window, "cancel");
  EXPECT_EQ(m_cancelled, 1);
}

TEST_F(SignInWindow, keeps_its_size_from_question_to_question) {
  show(signin::AskCard{true});
  const int width = m_window.get_width();
  const int height = m_window.get_height();
  for (const signin::View& view : {signin::View{ui_test::ask_pin(1, true)}, signin::View{ui_test::ask_entity(40)},
                                   signin::View{signin::Trouble{signin::Failure::pin_blocked}}}) {
    show(view);
    EXPECT_EQ(m_window.get_width(), width);
    EXPECT_EQ(m_window.get_height(), height);
  }
}

class PortalView : public SignInWindow {
protected:
  void SetUp() override {
    SignInWindow::SetUp();
    m_view.set_expand(true);
    m_place.append(m_view); // as the browser has it
    m_window.set_portal_view(&m_place);
    show(ui_test::ask_pin());
  }

  void TearDown() override { m_window.set_portal_view(nullptr); }

  Gtk::Entry m_view;
  Gtk::Box m_place;
};

TEST_F(PortalView, runs_at_full_size_under_the_questions) {
  EXPECT_TRUE(ui_test::run_until([this] { return m_view.get_mapped() && m_view.get_height() > 200; }));
  EXPECT_GT(m_view.get_width(), 400);
}

TEST_F(PortalView, cannot_be_reached_while_it_is_covered) {
  EXPECT_FALSE(m_view.grab_focus());
  EXPECT_FALSE(ui_test::has_focus(m_window, m_view));
  EXPECT_TRUE(ui_test::is_accessible_hidden(*m_place.get_parent()));
  auto* under_pointer = m_window.pick(m_window.get_width() / 2.0, m_window.get_height() / 2.0);
  ASSERT_NE(under_pointer, nullptr);
  EXPECT_FALSE(under_pointer == &m_view || under_pointer->is_ancestor(m_view));
}

TEST_F(PortalView, comes_to_the_front_for_a_page_that_the_user_must_go_on_in) {
  show(signin::ByHand{signin::Step::entity});
  EXPECT_NE(find_shown(m_window, "sentence"), nullptr);
  EXPECT_TRUE(
      shows(m_window, "The launcher does not know this page. Please go on here; it takes over again when it can."));
  EXPECT_TRUE(ui_test::has_focus(m_window, m_view));
  EXPECT_FALSE(ui_test::is_accessible_hidden(*m_place.get_parent()));
  EXPECT_EQ(find_shown(m_window, "pin"), nullptr);
}

TEST_F(PortalView, that_does_not_respond_is_told_while_it_is_in_front_and_can_be_loaded_anew) {
  constexpr const char* hanging =
      "This page does not respond. Wait, or reload it; what you have typed may be lost then.";
  const ui_test::PageActionsDouble page;
  m_window.set_page_actions(page.group);
  page.respond(false);
  EXPECT_FALSE(shows(m_window, hanging));
  show(signin::ByHand{signin::Step::entity});
  EXPECT_TRUE(shows(m_window, hanging));
  ui_test::press(m_window, "again");
  EXPECT_EQ(page.taken.at("reload"), 1);
  EXPECT_FALSE(shows(m_window, hanging));
}

TEST_F(PortalView, goes_under_cover_again_afterwards) {
  show(signin::ByHand{signin::Step::entity});
  show(ui_test::ask_role());
  EXPECT_FALSE(ui_test::has_focus(m_window, m_view));
  EXPECT_TRUE(ui_test::is_accessible_hidden(*m_place.get_parent()));
  EXPECT_EQ(find_shown(m_window, "bar"), nullptr);
}

TEST_F(PortalView, that_may_be_work_is_left_only_when_the_user_agrees) {
  show(signin::ByHand{.may_be_work = true});
  for (const bool by_button : {true, false}) {
    if (by_button)
      ui_test::press(m_window, "cancel");
    else
      m_window.close();
    ASSERT_TRUE(ui_test::run_until([this] { return ui_test::question_over(m_window) != nullptr; }));
    EXPECT_TRUE(shows(*ui_test::question_over(m_window), "Sign out of PrimaWeb?"));
    EXPECT_EQ(m_cancelled, 0);
    ui_test::press(*ui_test::question_over(m_window), "stay");
    EXPECT_EQ(ui_test::question_over(m_window), nullptr);
  }
  ui_test::press(m_window, "cancel");
  ASSERT_TRUE(ui_test::run_until([this] { return ui_test::question_over(m_window) != nullptr; }));
  ui_test::press(*ui_test::question_over(m_window), "sign_out");
  EXPECT_EQ(m_cancelled, 1);
}

TEST_F(PortalView, takes_its_question_along_when_another_page_comes) {
  show(signin::ByHand{.may_be_work = true});
  ui_test::press(m_window, "cancel");
  ASSERT_TRUE(ui_test::run_until([this] { return ui_test::question_over(m_window) != nullptr; }));
  show(ui_test::ask_role());
  EXPECT_EQ(ui_test::question_over(m_window), nullptr);
  m_window.close();
  EXPECT_EQ(m_cancelled, 1);
}

TEST_F(PortalView, is_given_back) {
  m_window.set_portal_view(nullptr);
  EXPECT_EQ(m_place.get_parent(), nullptr);
}

TEST_F(SignInWindow, names_the_service_that_is_signed_in_to) {
  EXPECT_EQ(m_window.get_title(), "Sign in to PrimaWeb");
  m_window.set_service("MediPrima");
  EXPECT_EQ(m_window.get_title(), "Sign in to MediPrima");
  EXPECT_TRUE(shows(m_window, "MediPrima"));
}

class PracticeWindow : public ui_test::GtkTest {};

TEST_F(PracticeWindow, says_so_in_its_title_its_banner_and_its_colour) {
  ui::SignInWindow window{true};
  ui_test::present(window);
  EXPECT_EQ(window.get_title(), "Practice – Sign in to PrimaWeb");
  EXPECT_TRUE(shows(window, "Practice: nothing here is real"));
  EXPECT_TRUE(window.has_css_class("practice"));
}

TEST_F(PracticeWindow, is_not_what_a_real_window_looks_like) {
  ui::SignInWindow window{false};
  ui_test::present(window);
  EXPECT_EQ(window.get_title(), "Sign in to PrimaWeb");
  EXPECT_FALSE(shows(window, "Practice: nothing here is real"));
  EXPECT_FALSE(window.has_css_class("practice"));
}

} // namespace
