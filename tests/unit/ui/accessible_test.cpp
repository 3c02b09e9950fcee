// SPDX-License-Identifier: EUPL-1.2
#include "gtk_test.h"
#include "ui/accessible.h"

#include <giomm/dbusconnection.h>
#include <glibmm/variant.h>
#include <gtk/gtk.h>
#include <gtkmm/box.h>
#include <gtkmm/button.h>
#include <gtkmm/entry.h>
#include <gtkmm/label.h>
#include <gtkmm/window.h>

#include <memory>
#include <string>
#include <vector>

using ui::read_out;

namespace {

using Sentences = std::vector<std::string>;

/// How a sentence comes to a screen reader.
#if GTK_CHECK_VERSION(4, 14, 0)
constexpr const char* event = "Announcement";
constexpr const char* detail = "";
#else
constexpr const char* event = "PropertyChange";
constexpr const char* detail = "accessible-description";
#endif

Glib::RefPtr<Gio::DBus::Connection> accessibility_bus() {
  const auto session = Gio::DBus::Connection::get_sync(Gio::DBus::BusType::SESSION);
  const auto answer = session->call_sync("/org/a11y/bus", "org.a11y.Bus", "GetAddress", {}, "org.a11y.Bus");
  Glib::Variant<Glib::ustring> address;
  answer.get_child(address, 0);
  using Flags = Gio::DBus::ConnectionFlags;
  return Gio::DBus::Connection::create_for_address_sync(address.get(),
                                                        Flags::AUTHENTICATION_CLIENT | Flags::MESSAGE_BUS_CONNECTION);
}

/// A window with a label and a button in it, and a screen reader that listens.
class ReadOut : public ui_test::GtkTest {
protected:
  ReadOut() {
    m_window.set_child(m_box);
    m_box.append(m_label);
    m_box.append(m_button);
    m_button.grab_focus();
    ui_test::present(m_window);
    m_listening = m_bus->signal_subscribe(
        [this](const auto&, const auto&, const auto&, const auto&, const auto&,
               const Glib::VariantContainerBase& what) {
          Glib::Variant<Glib::VariantBase> boxed;
          what.get_child(boxed, 3);
          const auto sentence = Glib::VariantBase::cast_dynamic<Glib::Variant<Glib::ustring>>(boxed.get()).get();
          if (!sentence.empty())
            m_heard.push_back(sentence);
        },
        {}, "org.a11y.atspi.Event.Object", event, {}, detail);
    // The bus answers when it knows that somebody listens.
    m_bus->call_sync("/org/freedesktop/DBus", "org.freedesktop.DBus", "GetId", {}, "org.freedesktop.DBus");
  }

  ~ReadOut() override { m_bus->signal_unsubscribe(m_listening); }

  /// Returns what was heard, until the last of it and everything said before it must have been.
  Sentences heard_after(const std::string& last) {
    read_out(m_label, last);
    EXPECT_TRUE(ui_test::run_until([&] { return !m_heard.empty() && m_heard.back() == last; }));
    ui_test::settle();
    return m_heard;
  }

  Gtk::Window m_window;
  Gtk::Box m_box;
  Gtk::Label m_label{"Enter your PIN"};
  Gtk::Button m_button{"Cancel"};
  Glib::RefPtr<Gio::DBus::Connection> m_bus = accessibility_bus();
  guint m_listening = 0;
  Sentences m_heard;
};

} // namespace

TEST_F(ReadOut, tells_a_screen_reader_what_changed) {
  EXPECT_EQ(heard_after("Wrong PIN"), (Sentences{"Wrong PIN"}));
}

TEST_F(ReadOut, waits_until_a_new_label_is_on_the_screen) {
  Gtk::Label added;
  read_out(added, "No card");
  m_box.append(added);
  EXPECT_EQ(heard_after("last"), (Sentences{"No card", "last"}));
}

TEST_F(ReadOut, leaves_out_what_is_not_on_the_screen) {
  Gtk::Label nowhere;
  read_out(nowhere, "nowhere");
  Gtk::Label hidden;
  m_box.append(hidden);
  hidden.set_visible(false);
  read_out(hidden, "hidden");
  m_label.set_visible(false);
  read_out(m_label, "gone by then");
  ui_test::settle();
  m_label.set_visible(true);
  EXPECT_EQ(heard_after("last"), (Sentences{"last"}));
}

TEST_F(ReadOut, forgets_a_widget_that_is_gone) {
  auto gone = std::make_unique<Gtk::Label>();
  m_box.append(*gone);
  read_out(*gone, "gone");
  gone.reset();
  EXPECT_EQ(heard_after("last"), (Sentences{"last"}));
}

#if !GTK_CHECK_VERSION(4, 14, 0)
TEST_F(ReadOut, leaves_a_description_as_it_was) {
  ui::set_accessible_description(m_button, "Ends the sign-in");
  (void)heard_after("Wrong PIN");
  EXPECT_TRUE(
      ui_test::run_until([&] { return m_heard == Sentences{"Ends the sign-in", "Wrong PIN", "Ends the sign-in"}; }));
}

TEST_F(ReadOut, leaves_the_description_that_a_tooltip_gives) {
  m_button.set_tooltip_text("Ends the sign-in");
  (void)heard_after("Wrong PIN");
  EXPECT_TRUE(
      ui_test::run_until([&] { return m_heard == Sentences{"Ends the sign-in", "Wrong PIN", "Ends the sign-in"}; }));
}

TEST_F(ReadOut, is_heard_of_a_box_to_type_into) {
  auto& box = *Gtk::make_managed<Gtk::Entry>();
  m_box.append(box);
  box.grab_focus();
  EXPECT_EQ(heard_after("Num Lock is off"), Sentences{"Num Lock is off"});
  const auto* described = "Num Lock is off";
  EXPECT_EQ(
      gtk_test_accessible_check_property(GTK_ACCESSIBLE(box.gobj()), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, described),
      nullptr)
      << "the box, not the text in it";
}

TEST_F(ReadOut, has_nothing_live_longer_that_has_the_focus) {
  auto* gone = gtk_button_new_with_label("Close");
  gtk_box_append(m_box.gobj(), gone);
  gtk_widget_grab_focus(gone);
  ui_test::settle();
  const auto owners = G_OBJECT(gone)->ref_count;
  (void)heard_after("Wrong PIN");
  EXPECT_EQ(G_OBJECT(gone)->ref_count, owners);
}

TEST_F(ReadOut, does_not_repeat_the_description_of_what_has_the_focus) {
  ui::set_accessible_description(m_button, "Checking your PIN");
  read_out(m_label, "Checking your PIN");
  EXPECT_EQ(heard_after("last"), (Sentences{"Checking your PIN", "last"}));
}
#endif
