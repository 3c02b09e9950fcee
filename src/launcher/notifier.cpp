// SPDX-License-Identifier: EUPL-1.2
#include "launcher/notifier.h"

#include "bus/names.h"

#include <glib/gi18n.h>
#include <glibmm/variant.h>

#include <array>
#include <string>
#include <tuple>
#include <utility>

namespace launcher {
namespace {

constexpr const char* session_id = "session";
constexpr const char* stuck_id = "stuck";

constexpr const char* sign_in_action = "sign-in-with";
constexpr const char* not_for_primaweb_action = "not-for-primaweb";

/// The target of an action on a card: reader and insertion.
using Target = Glib::Variant<std::tuple<Glib::ustring, guint64>>;

Target to_target(const card::CardStay& stay) {
  return Target::create({stay.reader, stay.insertion});
}

card::CardStay to_stay(const Glib::VariantBase& target) {
  const auto [reader, insertion] = Glib::VariantBase::cast_dynamic<Target>(target).get();
  return {reader, insertion};
}

std::string action(const char* name) {
  return std::string{"app."} + name;
}

std::string question_id(const card::CardStay& stay) {
  return "card-in-" + stay.reader;
}

} // namespace

Notifier::Notifier(Gio::Application& application, Answers answers) : m_application{application} {
  const auto& type = Target::variant_type();
  m_application.add_action_with_parameter(
      sign_in_action, type,
      [sign_in = std::move(answers.sign_in_with)](const Glib::VariantBase& target) { sign_in(to_stay(target)); });
  m_application.add_action_with_parameter(
      not_for_primaweb_action, type,
      [leave = std::move(answers.not_for_primaweb)](const Glib::VariantBase& target) { leave(to_stay(target)); });
}

Notifier::~Notifier() {
  for (const auto& id : m_shown)
    m_application.withdraw_notification(id);
  for (const auto* name : {sign_in_action, not_for_primaweb_action})
    m_application.remove_action(name);
}

void Notifier::ask_about(const card::CardStay& stay) {
  // Translators: title of a notification, when a card was inserted that never signed in to PrimaWeb before.
  const auto question = Gio::Notification::create(_("A card that is not yet known"));
  // Translators: text of a notification. It may be a client's card that is only being read.
  question->set_body(
      _("Do you want to sign in to PrimaWeb with it? If it is a client's card, you need not do anything."));
  question->set_priority(Gio::Notification::Priority::LOW);
  // Clicking the notification itself must do something: some desktops hang on one without an action.
  question->set_default_action_variant(action(sign_in_action), to_target(stay));
  // Translators: button of a notification.
  question->add_button_variant(_("Sign in with this card"), action(sign_in_action), to_target(stay));
  // Translators: button of a notification: never ask again about this card.
  question->add_button_variant(_("Not for PrimaWeb"), action(not_for_primaweb_action), to_target(stay));
  show(question_id(stay), question);
}

void Notifier::withdraw_question(const card::CardStay& stay) {
  withdraw(question_id(stay));
}

void Notifier::show(const std::string& id, const Glib::RefPtr<Gio::Notification>& notification) {
  m_application.send_notification(id, notification);
  m_shown.insert(id);
}

void Notifier::withdraw(const std::string& id) {
  m_shown.erase(id);
  m_application.withdraw_notification(id); // also one of an earlier launcher that crashed
}

void Notifier::tell(const char* id, const char* title, const char* text, bool with_start) {
  const auto told = Gio::Notification::create(title);
  told->set_body(text);
  told->set_default_action(action(bus::start_action));
  if (with_start)
    // Translators: button of a notification: opens the sign-in window.
    told->add_button(_("Start PrimaWeb"), action(bus::start_action));
  show(id, told);
}

void Notifier::tell_session_broke() {
  // Translators: title of a notification, when the sign-in program ended by itself.
  tell(session_id, _("The sign-in stopped unexpectedly"),
       // Translators: text of a notification.
       _("Please start PrimaWeb again. If it happens once more, restart the computer or call your IT helpdesk."), true);
}

void Notifier::withdraw_session_broke() {
  withdraw(session_id);
}

void Notifier::tell_stuck() {
  // Translators: title of a notification: cards are not read any more.
  tell(stuck_id, _("The card reader service is stuck"),
       // Translators: text of a notification. pcscd is the name of the service that reads cards.
       _("This program cannot read cards any more. Restart the computer, or ask your IT helpdesk to restart the card "
         "reader service (pcscd)."),
       false);
}

void Notifier::withdraw_stuck() {
  withdraw(stuck_id);
}

void Notifier::tell_no_practice() {
  // Translators: title of a notification, when the practice program is missing.
  tell("practice", _("Practice could not be started"),
       // Translators: text of a notification. primaweb-practice is a program's name.
       _("Its program, primaweb-practice, is not installed. Your IT helpdesk can install it."), false);
}

} // namespace launcher
