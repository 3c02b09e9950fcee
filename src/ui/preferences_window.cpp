// SPDX-License-Identifier: EUPL-1.2
#include "ui/preferences_window.h"

#include "ui/accessible.h"
#include "ui/escape.h"
#include "ui/practice_banner.h"
#include "ui/setting_row.h"
#include "ui/window_size.h"

#include <glibmm/i18n.h>
#include <gtkmm/headerbar.h>
#include <gtkmm/label.h>
#include <gtkmm/scrolledwindow.h>

#include <cmath>
#include <string>
#include <vector>

namespace ui {

namespace {

constexpr double minute = 60;

/// Of no input, until something happens.
Glib::ustring says_time(double seconds) {
  if (seconds == 0)
    // Translators: when something happens by itself.
    return _("Never");
  const auto whole = static_cast<gulong>(seconds);
  if (whole % static_cast<gulong>(minute) != 0)
    // Translators: when something happens by itself: after so many seconds in which nothing was done.
    return Glib::ustring::compose(ngettext("After %1 second", "After %1 seconds", whole), whole);
  const auto minutes = whole / static_cast<gulong>(minute);
  // Translators: when something happens by itself: after so many minutes in which nothing was done.
  return Glib::ustring::compose(ngettext("After %1 minute", "After %1 minutes", minutes), minutes);
}

Glib::ustring says_size(double factor) {
  return std::to_string(std::lround(factor * 100)) + " %";
}

std::vector<double> times() {
  return {0, minute, 2 * minute, 5 * minute, 10 * minute, 15 * minute, 30 * minute, 60 * minute};
}

std::vector<double> sizes() {
  return {0.5, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3};
}

} // namespace

PreferencesWindow::PreferencesWindow(const Glib::RefPtr<Gio::Settings>& settings, bool practice)
    : m_cards{_("Cards")}, m_pages{_("Pages")} {
  // Translators: the title of the window with the settings.
  set_title(window_title(_("Preferences"), practice));
  set_question_size(*this);
  m_switcher.set_stack(m_stack);
  set_accessible_label(m_switcher, _("Preferences"));
  auto& bar = *Gtk::make_managed<Gtk::HeaderBar>();
  bar.set_title_widget(m_switcher);
  set_titlebar(bar);
  auto& content = *Gtk::make_managed<Gtk::Box>(Gtk::Orientation::VERTICAL);
  if (practice) {
    mark_as_practice(*this);
    content.append(*Gtk::make_managed<PracticeBanner>());
  }
  m_stack.set_vexpand(true);
  content.append(m_stack);
  set_child(content);
  on_escape(*this, [this] { close(); });
  add_settings(settings);
}

Gtk::Box& PreferencesWindow::add_page(const char* name, const Glib::ustring& title) {
  auto& page = *Gtk::make_managed<Gtk::Box>(Gtk::Orientation::VERTICAL, 8);
  page.add_css_class("content");
  auto& scrolled = *Gtk::make_managed<Gtk::ScrolledWindow>();
  scrolled.set_policy(Gtk::PolicyType::NEVER, Gtk::PolicyType::AUTOMATIC);
  scrolled.set_child(page);
  m_stack.add(scrolled, name, title);
  return page;
}

void PreferencesWindow::add_settings(const Glib::RefPtr<Gio::Settings>& settings) {
  // Translators: a tab of the window with the settings.
  auto& general = add_page("general", _("General"));
  // Translators: a tab of the window with the settings: cards that are remembered.
  auto& cards = add_page("cards", _("Cards"));
  // Translators: a tab of the window with the settings: pages of the portal that are remembered.
  auto& pages = add_page("pages", _("Pages"));
  if (settings) {
    const auto add_switch = [&settings](Gtk::Box& page, const char* key, const char* title, const char* description) {
      page.append(*Gtk::make_managed<SwitchRow>(settings, key, SettingRow::Words{title, description}));
    };
    const auto add_time = [&](const char* key, const char* title, const char* description) {
      general.append(
          *Gtk::make_managed<NumberRow>(settings, key, SettingRow::Words{title, description}, times(), says_time));
    };
    add_switch(general, "start-at-login", _("Start at log-in"),
               _("Whether the launcher waits in the tray from log-in on."));
    add_switch(general, "home-without-tray", _("Show a window where there is no tray"),
               _("Whether it comes by itself each time that the program starts."));
    add_switch(general, "open-on-card", _("Open when your card is inserted"),
               _("Whether inserting a card of your own opens the sign-in window by itself."));
    // Translators: a setting.
    add_switch(general, "ask-about-cards", _("Ask about cards that are not known yet"),
               // Translators: what the setting before this does.
               _("Whether a notification asks about each card that never signed in here, such as a client's."));
    general.append(*Gtk::make_managed<NumberRow>(
        settings, "zoom",
        // Translators: what the setting “The size of PrimaWeb's pages” does. Larger and Smaller are in a menu.
        SettingRow::Words{_("The size of PrimaWeb's pages"), _("Also “Larger” and “Smaller” in PrimaWeb change it.")},
        sizes(), says_size));
    general.append(*Gtk::make_managed<WordRow>(
        settings, "portal-language",
        // Translators: what the setting “Language of the portal” does.
        SettingRow::Words{_("Language of the portal"),
                          _("The language in which PrimaWeb opens, from the next sign-in on.")},
        std::vector<WordRow::Choice>{// Translators: a language: the one that the computer is set to.
                                     {"computer", _("As on this computer")},
                                     {"nl", "Nederlands"},
                                     {"fr", "Français"},
                                     {"de", "Deutsch"}}));
    add_switch(general, "cover-on-lock", _("Cover PrimaWeb when the user leaves"),
               // Translators: what the setting before this does. The cover goes with a click.
               _("When the screen is locked, the computer sleeps or somebody else uses it. One click shows PrimaWeb "
                 "again."));
    // Translators: a setting; beside it stands “Never” or “After 5 minutes”.
    add_time("cover-after", _("Cover PrimaWeb when nobody uses it"),
             // Translators: what the setting before this does.
             _("When no key is pressed and the mouse is not moved in it. One click shows PrimaWeb again."));
    // Translators: a setting; beside it stands “Never” or “After 5 minutes”.
    add_time("end-after", _("Sign out when nobody uses PrimaWeb"),
             // Translators: what the setting before this does.
             _("What was not saved is lost. A warning comes a minute before."));
    add_switch(cards, "remember-destination", _("Remember the last choice"),
               _("Whether the entity and the role you chose last are remembered for your card."));
    // Translators: a setting.
    add_switch(pages, "learn-pages", _("Learn from what you press by hand"),
               // Translators: what the setting before this does.
               _("Whether it is offered to remember what you pressed on a page that the launcher did not know."));
  } else {
    // Translators: in the window with the settings, where the program was not installed wholly.
    auto& missing = *Gtk::make_managed<Gtk::Label>(_("The settings of this program are not installed. Your IT helpdesk "
                                                     "can install it again."));
    missing.set_wrap(true);
    missing.set_xalign(0);
    general.append(missing);
  }
  cards.append(m_cards);
  pages.append(m_pages);
  add_ways_to_share(pages);
}

void PreferencesWindow::add_ways_to_share(Gtk::Box& page) {
  // Translators: a button: the remembered pages are saved as a file, which a site manager can give to other computers.
  m_export_button.set_label(_("_Save for other computers…"));
  // Translators: a button: shows what was met on the last way through the portal, for those who make this program.
  m_report_button.set_label(_("_Report about the portal…"));
  auto& buttons = *Gtk::make_managed<Gtk::Box>(Gtk::Orientation::VERTICAL, 8); // their words are long in some languages
  buttons.set_halign(Gtk::Align::START);
  for (auto* button : {&m_export_button, &m_report_button}) {
    button->set_use_underline(true);
    tell_without_mnemonics(GTK_WIDGET(button->gobj()));
    buttons.append(*button);
  }
  m_export_button.signal_clicked().connect(m_export.make_slot());
  m_report_button.signal_clicked().connect(m_report.make_slot());
  offer_export(false);
  m_told.set_xalign(0);
  m_told.set_wrap(true);
  m_told.set_visible(false);
  page.append(buttons);
  page.append(m_told);
}

void PreferencesWindow::offer_export(bool is_there) {
  m_export_button.set_sensitive(is_there);
}

void PreferencesWindow::tell_export(bool is_saved) {
  m_told.set_label(is_saved
                       // Translators: after the remembered pages were saved. The folder's name stays as it is.
                       ? _("Saved. A site manager can put the file into /etc/primaweb-launcher/portal of other "
                           "computers.")
                       // Translators: when the remembered pages could not be saved.
                       : _("They could not be saved there. Choose another folder."));
  m_told.set_visible(true);
  read_out(m_told, m_told.get_label());
}

} // namespace ui
