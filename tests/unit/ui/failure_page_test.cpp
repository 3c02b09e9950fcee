// SPDX-License-Identifier: EUPL-1.2
#include "config.h"
#include "gtk_test.h"
#include "ui/failure_text.h"
#include "ui/sign_in_window.h"

#include <gdk/gdk.h>
#include <gtkmm/button.h>
#include <gtkmm/label.h>

#include <optional>
#include <string>

namespace {

using ui_test::find_shown;
using ui_test::shown;
using ui_test::shows;

class FailurePage : public ui_test::GtkTest {
protected:
  void SetUp() override {
    m_window.signal_cancelled().connect([this] { ++m_cancelled; });
    m_window.signal_remedy_pressed().connect([this] { ++m_remedies; });
    m_window.signal_check_up().connect([this] { ++m_check_ups; });
    m_window.signal_browser().connect([this](const std::string& page) { m_opened = page; });
    ui_test::present(m_window);
  }

  void show(const signin::Trouble& view) {
    m_window.show_view(view);
    ui_test::settle();
  }

  std::string copied() {
    ui_test::press(m_window, "copy");
    std::optional<std::string> text;
    const auto read = [](GObject* clipboard, GAsyncResult* result, gpointer into) {
      char* read_text = gdk_clipboard_read_text_finish(GDK_CLIPBOARD(clipboard), result, nullptr);
      *static_cast<std::optional<std::string>*>(into) = read_text == nullptr ? "" : read_text;
      g_free(read_text);
    };
    gdk_clipboard_read_text_async(m_window.get_clipboard()->gobj(), nullptr, read, &text);
    EXPECT_TRUE(ui_test::run_until([&text] { return text.has_value(); }));
    return text.value_or("");
  }

  static signin::Trouble expired() {
    return {.failure = signin::Failure::certificate_expired,
            .host = {},
            .holder = signin::CardHolder{card::Private<std::string>{"Ada Proef"}, std::chrono::year{2025} / 5 / 3}};
  }

  ui::SignInWindow m_window{false};
  int m_cancelled = 0;
  int m_remedies = 0;
  int m_check_ups = 0;
  std::string m_opened;
};

TEST_F(FailurePage, says_whose_card_it_is_and_until_when_it_is_valid) {
  show(expired());
  EXPECT_TRUE(shows(m_window, "Card of Ada Proef · valid until 3 May 2025"));
}

TEST_F(FailurePage, names_nobody_where_the_failure_is_not_about_a_card) {
  show(expired());
  show({signin::Failure::portal_slow});
  EXPECT_EQ(find_shown(m_window, "holder"), nullptr);
}

TEST_F(FailurePage, has_text_that_can_be_selected) {
  show(expired());
  for (const char* label : {"title", "what_to_do", "code"})
    EXPECT_TRUE(shown<Gtk::Label>(m_window, label).get_selectable()) << label;
  // What is selected is every program's to read on X11.
  EXPECT_FALSE(shown<Gtk::Label>(m_window, "holder").get_selectable());
}

TEST_F(FailurePage, copies_what_the_helpdesk_needs_and_nothing_personal) {
  show(expired());
  const auto text = copied();
  const auto words = ui::failure_text(signin::Failure::certificate_expired);
  for (const std::string& part :
       {words.title.raw(), words.what_to_do.raw(), std::string{"CARD-05"}, std::string{VERSION}})
    EXPECT_NE(text.find(part), std::string::npos) << part << " in " << text;
  EXPECT_EQ(text.find("Ada"), std::string::npos) << text;
  EXPECT_EQ(text.find("Proef"), std::string::npos) << text;
}

TEST_F(FailurePage, has_a_way_out_beside_a_remedy) {
  show({signin::Failure::no_profile});
  EXPECT_EQ(shown<Gtk::Button>(m_window, "second").get_label(), "_Close");
  ui_test::press(m_window, "second");
  EXPECT_EQ(m_cancelled, 1);
  EXPECT_EQ(m_remedies, 0);
}

TEST_F(FailurePage, has_one_button_where_there_is_nothing_but_to_close) {
  show({signin::Failure::pin_blocked});
  EXPECT_EQ(find_shown(m_window, "second"), nullptr);
}

TEST_F(FailurePage, opens_a_page_that_helps_where_there_is_one) {
  m_window.offer_pages([](signin::Failure failure) {
    return failure == signin::Failure::portal_slow ? ""
                                                   : "https://www.example.be/" + std::string{signin::code(failure)};
  });
  show({signin::Failure::signature_unsupported});
  EXPECT_EQ(shown<Gtk::Button>(m_window, "second").get_label(), "Open in the _browser");
  ui_test::press(m_window, "second");
  EXPECT_EQ(m_opened, "https://www.example.be/CARD-11");
  show({signin::Failure::pin_blocked});
  EXPECT_EQ(shown<Gtk::Button>(m_window, "second").get_label(), "_New PIN code…");
  ui_test::press(m_window, "second");
  EXPECT_EQ(m_opened, "https://www.example.be/PIN-01");
  EXPECT_EQ(m_cancelled, 0);
  show({signin::Failure::portal_slow});
  EXPECT_EQ(shown<Gtk::Button>(m_window, "second").get_label(), "_Close");
}

TEST_F(FailurePage, says_so_where_no_browser_opens_it_and_what_to_do) {
  m_window.offer_pages([](signin::Failure) { return std::string{"https://www.example.be/"}; });
  show({signin::Failure::signature_unsupported});
  ui_test::press(m_window, "second");
  EXPECT_EQ(find_shown(m_window, "no_browser"), nullptr);
  m_window.tell_no_browser();
  ui_test::settle();
  EXPECT_TRUE(shows(m_window, "No web browser on this computer opens this page. Ask your IT helpdesk for one, or open "
                              "it on another device: https://www.example.be/"));
  EXPECT_TRUE(shown<Gtk::Label>(m_window, "no_browser").get_selectable());
  show({signin::Failure::portal_slow});
  EXPECT_EQ(find_shown(m_window, "no_browser"), nullptr) << "that was of another failure";
}

TEST_F(FailurePage, leads_to_the_check_up) {
  show({signin::Failure::service_stopped});
  ui_test::press(m_window, "check_up");
  EXPECT_EQ(m_check_ups, 1);
}

} // namespace
