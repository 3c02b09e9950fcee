// SPDX-License-Identifier: EUPL-1.2
#include "ui/failure_page.h"

#include "checkup/computer_checks.h"
#include "config.h"
#include "ui/accessible.h"
#include "ui/failure_text.h"
#include "ui/pin_text.h"

#include <gdkmm/clipboard.h>
#include <glibmm/i18n.h>

namespace ui {

namespace {

Glib::ustring holder_text(const signin::CardHolder& holder) {
  // Translators: where something is the matter with a card; %1 is the name of its holder, %2 a date.
  return Glib::ustring::compose(_("Card of %1 · valid until %2"), holder.name.reveal(), date_text(holder.valid_until));
}

Glib::ustring page_button(signin::Failure failure) {
  if (failure == signin::Failure::pin_blocked)
    // Translators: a button: open the authorities' page about a new PIN code in the web browser.
    return _("_New PIN code…");
  // Translators: a button: open the portal in the web browser that the desktop has, and not in this program.
  return _("Open in the _browser");
}

} // namespace

FailurePage::FailurePage()
    : DialogPage{"failure-page"},
      m_title{part<Gtk::Label>("title")},
      m_holder{part<Gtk::Label>("holder")},
      m_what_to_do{part<Gtk::Label>("what_to_do")},
      m_code{part<Gtk::Label>("code")},
      m_copied{part<Gtk::Label>("copied")},
      m_no_browser{part<Gtk::Label>("no_browser")},
      m_second{part<Gtk::Button>("second")},
      m_remedy{part<Gtk::Button>("remedy")} {
  m_remedy.signal_clicked().connect(m_remedy_pressed.make_slot());
  m_second.signal_clicked().connect(sigc::mem_fun(*this, &FailurePage::second_pressed));
  part<Gtk::Button>("copy").signal_clicked().connect(sigc::mem_fun(*this, &FailurePage::copy));
  part<Gtk::Button>("check_up").signal_clicked().connect(m_check_up.make_slot());
}

void FailurePage::show_view(const signin::Trouble& view) {
  const FailureText text = failure_text(view.failure);
  m_title.set_label(text.title);
  m_holder.set_visible(view.holder.has_value());
  if (view.holder)
    m_holder.set_label(holder_text(*view.holder));
  m_what_to_do.set_label(text.what_to_do);
  // Translators: %1 is a code such as CARD-04, for the helpdesk.
  auto small_print = Glib::ustring::compose(_("Code for the IT helpdesk: %1"), std::string{signin::code(view.failure)});
  if (!text.command.empty())
    small_print += "\n" + text.command;
  if (!view.host.empty())
    small_print += "\n" + view.host;
  m_code.set_label(small_print);
  m_for_helpdesk = (text.title + "\n" + text.what_to_do + "\n" + small_print).raw() +
                   "\nPrimaWeb Launcher " VERSION "\n" + checkup::check_system().detail + "\n";

  m_copied.set_visible(false);
  m_no_browser.set_visible(false);
  m_page = m_page_for ? m_page_for(view.failure) : std::string{};
  const bool remedy_closes = signin::remedy(view.failure) == signin::Remedy::close;
  m_second.set_visible(!m_page.empty() || !remedy_closes);
  m_second.set_label(m_page.empty() ? Glib::ustring{_("_Close")} : page_button(view.failure));
  m_remedy.set_hexpand(!m_second.get_visible());
  m_remedy.set_halign(m_second.get_visible() ? Gtk::Align::FILL : Gtk::Align::END);
  m_remedy.set_label(text.button);
  set_accessible_description(m_remedy, text.title + ". " + text.what_to_do);
  read_out(m_title, text.title);
}

void FailurePage::second_pressed() {
  if (m_page.empty())
    signal_cancelled().emit();
  else
    m_browser.emit(m_page);
}

void FailurePage::tell_no_browser() {
  if (m_page.empty())
    return;
  // Translators: after the button “Open in the browser”, where no web browser opened; %1 is the address of the page.
  m_no_browser.set_label(Glib::ustring::compose(_("No web browser on this computer opens this page. Ask your IT "
                                                  "helpdesk for one, or open it on another device: %1"),
                                                m_page));
  m_no_browser.set_visible(true);
  read_out(m_no_browser, m_no_browser.get_label());
}

void FailurePage::copy() {
  get_clipboard()->set_text(m_for_helpdesk);
  // Translators: after what happened was copied for the helpdesk.
  m_copied.set_label(_("Copied. You can paste it into a message to your IT helpdesk."));
  m_copied.set_visible(true);
  read_out(m_copied, m_copied.get_label());
}

void FailurePage::take_focus() {
  m_remedy.grab_focus();
}

Gtk::Widget* FailurePage::default_button() {
  return &m_remedy;
}

} // namespace ui
