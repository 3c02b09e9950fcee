// SPDX-License-Identifier: EUPL-1.2
#include "gtk_test.h"
#include "scenes.h"
#include "ui/about_window.h"
#include "ui/check_up_window.h"
#include "ui/first_steps_window.h"
#include "ui/help_window.h"
#include "ui/home_window.h"
#include "ui/portal_report_window.h"
#include "ui/preferences_window.h"
#include "ui/shortcuts_window.h"

#include <config.h>
#include <giomm/settings.h>
#include <giomm/simpleactiongroup.h>
#include <glibmm/i18n.h>
#include <gtkmm/stack.h>

namespace ui_test {

namespace {

template <typename Window>
class Alone : public Stage {
public:
  template <typename... Arguments>
  explicit Alone(Arguments&&... arguments) : window{std::forward<Arguments>(arguments)...} {}

  [[nodiscard]] Gtk::Widget& widget() override { return window; }

  Window window;
};

/// Over another one, which nobody looks at.
class OverAnother : public Stage {
public:
  explicit OverAnother(bool practice)
      : window{m_other, practice, [](const std::string& /*report*/, const std::string& /*path*/) { return true; }} {
    m_other.set_title("PrimaWeb");
    present(m_other);
  }

  [[nodiscard]] Gtk::Widget& widget() override { return window; }

private:
  Gtk::Window m_other;

public:
  ui::PortalReportWindow window;
};

/// In memory only: the tests' display has a home of its own.
Glib::RefPtr<Gio::Settings> settings() {
  return Gio::Settings::create(APP_ID);
}

/// Buttons whose action there is not would be grey.
void answer_buttons(Gtk::Window& window) {
  const auto launcher = Gio::SimpleActionGroup::create();
  for (const char* name : {"start", "sign-out", "practice", "quit"})
    launcher->add_action(name, [] {});
  window.insert_action_group("launcher", launcher);
  const auto side = Gio::SimpleActionGroup::create();
  for (const char* name : {"check-up", "preferences", "help", "shortcuts", "about"})
    side->add_action(name, [] {});
  window.insert_action_group("side", side);
}

template <typename Window>
Scene plain(std::string name) {
  return {std::move(name), [](bool practice) {
            auto stage = std::make_unique<Alone<Window>>(practice);
            present(stage->window);
            return stage;
          }};
}

Scene home(std::string name, bool signed_in) {
  return {std::move(name), [signed_in](bool practice) {
            auto stage = std::make_unique<Alone<ui::HomeWindow>>(settings(), practice);
            answer_buttons(stage->window);
            stage->window.show_status(signed_in ? _("Signed in to PrimaWeb.")
                                                : _("The sign-in stopped unexpectedly. Choose “Start PrimaWeb” to try "
                                                    "again."),
                                      signed_in);
            present(stage->window);
            return stage;
          }};
}

Scene first_steps(std::string name, int pages_on, const ui::ReaderReport& readers, const ui::CardReport& card = {}) {
  return {std::move(name), [=](bool practice) {
            auto stage = std::make_unique<Alone<ui::FirstStepsWindow>>(settings(), practice);
            stage->window.show_readers(readers);
            stage->window.show_card(card);
            present(stage->window);
            for (int page = 0; page < pages_on; ++page)
              press(stage->window, "next");
            return stage;
          }};
}

Scene preferences(std::string name, std::string page, bool is_full) {
  return {std::move(name), [=](bool practice) {
            auto stage = std::make_unique<Alone<ui::PreferencesWindow>>(settings(), practice);
            auto& window = stage->window;
            std::vector<ui::KeptLine> cards;
            std::vector<ui::KeptLine> pages;
            if (is_full) {
              cards = {{"Ada Proef", "2031-05-03", true}, {"Jan Voorbeeld", "", false}};
              pages = {{_("You are led to this site without a question"), "primaweb.example.be", false}};
            }
            window.cards().show_lines(cards, _("No card is remembered."));
            window.pages().show_lines(pages, _("No page is remembered."));
            window.offer_export(is_full);
            if (is_full)
              window.tell_export(true);
            present(window);
            for_each_widget(window, [&page](Gtk::Widget& widget) {
              if (auto* stack = dynamic_cast<Gtk::Stack*>(&widget);
                  stack != nullptr && stack->get_child_by_name(page) != nullptr)
                stack->set_visible_child(page);
            });
            return stage;
          }};
}

checkup::Report report() {
  checkup::Report made;
  for (const auto check : checkup::all_checks)
    made.lines.push_back({check, checkup::State::good, "1.9.9", {}});
  made.lines.at(4) = {checkup::Check::service, checkup::State::broken, {}, signin::Failure::service_stopped};
  made.lines.at(7) = {checkup::Check::keyring, checkup::State::look, {}, signin::Failure::nothing_remembered};
  made.lines.at(13) = {checkup::Check::portal, checkup::State::broken, "portal.example.be",
                       signin::Failure::portal_untrusted};
  return made;
}

Scene check_up(std::string name, const std::function<void(ui::CheckUpWindow&)>& form) {
  return {std::move(name), [form](bool practice) {
            auto stage = std::make_unique<Alone<ui::CheckUpWindow>>(nullptr, practice);
            form(stage->window);
            present(stage->window);
            return stage;
          }};
}

Scene portal_report(std::string name, const std::optional<std::string>& text) {
  return {std::move(name), [text](bool practice) {
            auto stage = std::make_unique<OverAnother>(practice);
            stage->window.show_report(text);
            present(stage->window);
            return stage;
          }};
}

void add_first_steps(std::vector<Scene>& scenes) {
  using State = ui::CardReport::State;
  const ui::ReaderReport one{{"ACS ACR38 [CCID Interface] (0123) 00 00"}, {}};
  const card::Private<std::string> ada{"Ada Proef"};
  scenes.push_back(first_steps("first-steps-reader", 0, one));
  scenes.push_back(first_steps("first-steps-no-reader", 0, {}));
  scenes.push_back(first_steps("first-steps-no-service", 0, {{}, signin::Failure::service_stopped}));
  scenes.push_back(first_steps("first-steps-no-card", 1, one));
  scenes.push_back(first_steps("first-steps-reading", 1, one, {State::reading, "ACS ACR38", {}, {}}));
  scenes.push_back(first_steps("first-steps-waiting", 1, one, {State::waiting, "ACS ACR38", {}, {}}));
  scenes.push_back(
      first_steps("first-steps-unfit", 1, one, {State::unfit, "ACS ACR38", ada, signin::Failure::certificate_expired}));
  scenes.push_back(first_steps("first-steps-card", 1, one, {State::not_own, "ACS ACR38", ada, {}}));
  scenes.push_back(first_steps("first-steps-own-card", 1, one, {State::own, "ACS ACR38", ada, {}}));
  scenes.push_back(first_steps("first-steps-not-kept", 1, one, {State::not_kept, "ACS ACR38", ada, {}}));
  scenes.push_back(first_steps("first-steps-ready", 2, one));
}

} // namespace

std::vector<Scene> side_scenes() {
  std::vector<Scene> scenes{
      home("home", false),
      home("home-signed-in", true),
      preferences("preferences", "general", true),
      preferences("preferences-cards", "cards", true),
      preferences("preferences-no-cards", "cards", false),
      preferences("preferences-pages", "pages", true),
      preferences("preferences-no-pages", "pages", false),
      plain<ui::HelpWindow>("help"),
      plain<ui::ShortcutsWindow>("shortcuts"),
      plain<ui::AboutWindow>("about"),
      check_up("check-up-waiting", [](ui::CheckUpWindow&) {}),
      check_up("check-up", [](ui::CheckUpWindow& window) { window.show_report(report()); }),
      check_up("check-up-failed", [](ui::CheckUpWindow& window) { window.show_report({}); }),
      portal_report("portal-report", "1. portal.example.be/\n    page: not known\n    pressed: link \"PrimaWeb\"\n"),
      portal_report("portal-report-none", {}),
  };
  add_first_steps(scenes);
  return scenes;
}

} // namespace ui_test
