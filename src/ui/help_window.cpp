// SPDX-License-Identifier: EUPL-1.2
#include "ui/help_window.h"

#include <glibmm/i18n.h>
#include <gtkmm/button.h>
#include <gtkmm/label.h>

#include <array>

namespace ui {

namespace {

struct Section {
  const char* heading;
  const char* text;
};

// Translators: the help: headings, and under each of them a paragraph.
constexpr std::array sections{
    Section{N_("Signing in"),
            N_("Insert your identity card, type its PIN, and PrimaWeb opens. The program walks through the portal for "
               "you. If you work for more than one entity or in more than one role, it asks which one, and offers "
               "the last one first.")},
    Section{N_("Your card, and the cards of clients"),
            N_("A card that you signed in with before opens the sign-in window by itself. Any other card does not: a "
               "notification asks whether you want to sign in with it, and if it is a client's card, you need not do "
               "anything. With “Not for PrimaWeb” it is left alone from then on. Under “Cards” in the preferences, "
               "cards can be forgotten again.")},
    Section{N_("Your PIN"),
            N_("You see how many attempts are left before you type. The program never uses one up by itself, and asks "
               "once more before the last one. After three wrong PINs the card is blocked: your municipality can "
               "unblock it with your PUK code.")},
    Section{N_("A page that the program does not know"),
            N_("Then you see the page itself. Go on in it as in a browser; the program takes over again when it can. "
               "It may offer to remember what you pressed, and you can have it forget that under “Pages” in the "
               "preferences.")},
    Section{
        N_("Signing out"),
        N_("“Sign out” in the PrimaWeb window signs you out of the portal as well, where the program knows how; else "
           "the portal ends your session by itself later. Save your work first. When you leave your desk, lock your "
           "screen: PrimaWeb is covered then, and one click shows it again.")},
    Section{N_("When something goes wrong"),
            N_("The window says what happened and what you can do. Its code, such as CARD-05, tells your IT helpdesk "
               "the rest. Never tell anybody your PIN, not even the helpdesk.")},
    Section{
        N_("A page that stays empty"),
        N_("Load it anew with F5. If it stays empty, tell your IT helpdesk: with some graphics drivers, a setting of "
           "this program helps, “Draw pages with the graphics processor”.")},
    Section{N_("Practising"),
            N_("“Practice” in the menu of the tray icon starts the program with a card and a portal that are not real. "
               "Nothing that you do there has any effect.")},
};

Gtk::Label& paragraph(const char* text, const char* style) {
  auto& label = *Gtk::make_managed<Gtk::Label>(text);
  label.set_xalign(0);
  label.set_wrap(true);
  label.set_wrap_mode(Pango::WrapMode::WORD_CHAR);
  label.set_max_width_chars(72);
  label.add_css_class(style);
  return label;
}

} // namespace

// Translators: the title of the window with the help.
HelpWindow::HelpWindow(bool practice) : TextWindow{_("Help"), practice} {
  for (const auto& [heading, words] : sections) {
    text().append(paragraph(_(heading), "help-heading"));
    text().append(paragraph(_(words), "body-text"));
  }
  // Translators: a button in the help: shows the window that introduces the program again.
  auto& first_steps = *Gtk::make_managed<Gtk::Button>(_("First steps"));
  first_steps.set_action_name("side.first-steps");
  first_steps.set_halign(Gtk::Align::START);
  first_steps.set_margin_top(10);
  text().append(first_steps);
}

} // namespace ui
