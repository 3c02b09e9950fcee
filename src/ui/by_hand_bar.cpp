// SPDX-License-Identifier: EUPL-1.2
#include "ui/by_hand_bar.h"

#include "signin/failure.h"
#include "ui/accessible.h"

#include <glibmm/i18n.h>
#include <gtkmm/button.h>
#include <gtkmm/label.h>

#include <string>

namespace ui {

ByHandBar::ByHandBar() {
  auto& bar = m_template.part<Gtk::Box>("bar");
  bar.set_hexpand(true);
  append(bar);
  m_template.part<Gtk::Button>("forget").signal_clicked().connect([this] {
    ask(true);
    m_template.part<Gtk::Button>("keep").grab_focus();
  });
  m_template.part<Gtk::Button>("keep").signal_clicked().connect([this] { answer(false); });
  m_template.part<Gtk::Button>("forget_all").signal_clicked().connect([this] { answer(true); });
  m_template.part<Gtk::Button>("arrived").signal_clicked().connect(m_arrived.make_slot());
  m_template.part<Gtk::Button>("not_now").signal_clicked().connect([this] {
    m_answered.emit();
    tell_of_learning(false);
    m_learning_declined.emit();
  });
  m_template.part<Gtk::Button>("cancel").signal_clicked().connect(m_cancelled.make_slot());
}

void ByHandBar::warn_of_description(bool is_broken) {
  auto& warning = m_template.part<Gtk::Label>("warning");
  warning.set_label(Glib::ustring::compose(
      // Translators: above a page of the portal that the launcher does not recognise. %1 is a code such as CARD-04.
      _("A file that describes the portal on this computer is not right. Please tell your IT helpdesk this code: %1"),
      std::string{signin::code(signin::Failure::description_broken)}));
  warning.set_visible(is_broken);
}

void ByHandBar::set_service(const Glib::ustring& name) {
  // Translators: a button, above a page of the portal that the launcher does not recognise: the user says that the page
  // is the service they signed in to. %1 is its name, such as PrimaWeb.
  m_template.part<Gtk::Button>("arrived").set_label(Glib::ustring::compose(_("_This is %1"), name));
}

void ByHandBar::start_over(bool may_be_work) {
  m_template.part<Gtk::Button>("arrived").set_visible(may_be_work);
  ask(false);
  // The focus is in the page, which says nothing of this bar.
  auto& sentence = m_template.part<Gtk::Label>("sentence");
  read_out(sentence, sentence.get_label());
}

void ByHandBar::ask(bool is_asked) {
  auto& question = m_template.part<Gtk::Box>("question");
  question.set_visible(is_asked);
  m_template.part<Gtk::Box>("offer").set_visible(!is_asked);
  if (is_asked) {
    auto& sentence = m_template.part<Gtk::Label>("forget_question");
    read_out(sentence, sentence.get_label());
  }
}

void ByHandBar::answer(bool forget) {
  m_answered.emit();
  ask(false);
  if (forget)
    m_forget.emit();
}

void ByHandBar::tell_of_learning(bool is_on) {
  m_template.part<Gtk::Box>("learning").set_visible(is_on);
}

void ByHandBar::offer_to_forget(bool has_learned) {
  m_template.part<Gtk::Button>("forget").set_visible(has_learned);
}

} // namespace ui
