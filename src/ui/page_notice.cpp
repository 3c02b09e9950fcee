// SPDX-License-Identifier: EUPL-1.2
#include "ui/page_notice.h"

#include "ui/accessible.h"
#include "ui/failure_text.h"

#include <glibmm/i18n.h>
#include <gtkmm/button.h>
#include <gtkmm/image.h>
#include <gtkmm/label.h>

namespace ui {

namespace {

Glib::ustring what_happened(signin::Failure failure) {
  // Translators: %1 is what happened, %2 a code such as PORTAL-13, for the helpdesk.
  return Glib::ustring::compose(_("%1. Code for the IT helpdesk: %2"), failure_text(failure).title,
                                std::string{signin::code(failure)});
}

/// For what is no page's fault, so that its "Reload" does not help.
Glib::ustring what_to_do(signin::Failure failure) {
  const auto text = failure_text(failure);
  // Translators: %1 is what happened, %2 what to do (whole sentences), %3 a code such as KEYRING-01, for the helpdesk.
  return Glib::ustring::compose(_("%1. %2 Code for the IT helpdesk: %3"), text.title, text.what_to_do,
                                std::string{signin::code(failure)});
}

/// For a page that was loaded again once: what is wrong may be the computer's graphics driver.
Glib::ustring what_if_again(signin::Failure failure) {
  // Translators: %1 is what happened, %2 a code such as PORTAL-13.
  return Glib::ustring::compose(_("%1. If it does so again, or stays empty, tell your IT helpdesk this code: %2"),
                                failure_text(failure).title, std::string{signin::code(failure)});
}

} // namespace

PageNotice::PageNotice() {
  auto& bar = m_template.part<Gtk::Box>("bar");
  bar.set_hexpand(true);
  append(bar);
  set_visible(false);
  m_template.part<Gtk::Button>("again").signal_clicked().connect([this] {
    set_visible(false);
    activate_action("page.reload");
  });
  m_template.part<Gtk::Button>("close").signal_clicked().connect([this] { set_visible(false); });
}

void PageNotice::tell(const Glib::ustring& sentence) {
  show(sentence, false, false);
}

void PageNotice::tell_with_reload(const Glib::ustring& sentence) {
  show(sentence, true, true);
}

void PageNotice::tell(signin::Failure failure, bool is_loaded_again, const std::string& host) {
  if (is_loaded_again)
    return tell(_("The page stopped and was loaded again. What you had typed in it is lost."));
  const bool stops_nobody = signin::remedy(failure) == signin::Remedy::go_on;
  auto text = stops_nobody ? what_to_do(failure) : what_happened(failure);
  if (failure == signin::Failure::page_crashed)
    text = what_if_again(failure);
  if (!host.empty())
    text += " (" + host + ")";
  show(text, true, !stops_nobody);
}

void PageNotice::page_came() {
  if (m_template.part<Gtk::Button>("again").get_visible())
    set_visible(false);
}

void PageNotice::show(const Glib::ustring& sentence, bool is_fault, bool can_load_again) {
  auto& label = m_template.part<Gtk::Label>("sentence");
  label.set_label(sentence);
  m_template.part<Gtk::Image>("sign").set_from_icon_name(is_fault ? "dialog-warning-symbolic"
                                                                  : "dialog-information-symbolic");
  m_template.part<Gtk::Button>("again").set_visible(can_load_again);
  set_visible(true);
  read_out(label, sentence);
}

} // namespace ui
