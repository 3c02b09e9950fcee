// SPDX-License-Identifier: EUPL-1.2
#include "gtk_test.h"
#include "scenes.h"
#include "ui/sign_in_window.h"
#include "views.h"

#include <gtkmm/label.h>
#include <gtkmm/passwordentry.h>

namespace ui_test {

namespace {

using SetUpDialog = std::function<void(ui::SignInWindow&)>;

class Dialog : public Stage {
public:
  explicit Dialog(bool practice) : m_window{practice} {
    m_page.set_expand(true);
    m_window.set_portal_view(&m_page);
    m_window.set_card_hosts({"iamapps.belgium.be"});
    present(m_window);
  }

  ~Dialog() override { m_window.set_portal_view(nullptr); }

  Dialog(const Dialog&) = delete;
  Dialog& operator=(const Dialog&) = delete;
  Dialog(Dialog&&) = delete;
  Dialog& operator=(Dialog&&) = delete;

  void take(const SetUpDialog& form) { form(m_window); }

  [[nodiscard]] Gtk::Widget& widget() override {
    auto* question = question_over(m_window);
    return question != nullptr ? static_cast<Gtk::Widget&>(*question) : m_window;
  }

private:
  Gtk::Label m_page{"https://portal.example.be"};
  ui::SignInWindow m_window;
};

Scene dialog_scene(std::string name, const SetUpDialog& form) {
  return {std::move(name), [form](bool practice) {
            auto dialog = std::make_unique<Dialog>(practice);
            dialog->take(form);
            return dialog;
          }};
}

Scene view(std::string name, const signin::View& shown) {
  return dialog_scene(std::move(name), [shown](ui::SignInWindow& window) { window.show_view(shown); });
}

signin::AskPin pin_with(const std::function<void(signin::AskPin&)>& change) {
  auto shown = ask_pin();
  change(shown);
  return shown;
}

void add_pins(std::vector<Scene>& scenes) {
  using signin::AskPin;
  scenes.push_back(view("pin-host", pin_with([](AskPin& pin) { pin.card_host = "iamapps.belgium.be"; })));
  scenes.push_back(view("pin-ends-soon", pin_with([](AskPin& pin) { pin.ends_soon = true; })));
  scenes.push_back(view("pin-closed", pin_with([](AskPin& pin) { pin.closed_meanwhile = true; })));
  scenes.push_back(
      view("pin-asleep", pin_with([](AskPin& pin) { pin.after_absence = signin::Absence::computer_asleep; })));
  scenes.push_back(
      view("pin-locked", pin_with([](AskPin& pin) { pin.after_absence = signin::Absence::screen_locked; })));
  scenes.push_back(
      view("pin-inactive", pin_with([](AskPin& pin) { pin.after_absence = signin::Absence::session_inactive; })));
  scenes.push_back(dialog_scene("pin-num-lock", [](ui::SignInWindow& window) {
    window.show_view(ask_pin());
    settle();
    press_key_on(shown<Gtk::PasswordEntry>(window, "pin"), GDK_KEY_KP_End);
  }));
  scenes.push_back(view("pad-no-answer", ask_pin_on_reader(3, card::NoPin::took_too_long)));
  scenes.push_back(dialog_scene("pin-typed-elsewhere", [](ui::SignInWindow& window) {
    window.open(ui::WindowGuard::Opening::by_itself, std::chrono::steady_clock::now());
    window.show_view(ask_pin());
    press_key_on(window, GDK_KEY_a);
  }));
}

void add_waiting(std::vector<Scene>& scenes) {
  using signin::Activity;
  scenes.push_back(view("card-foreign", signin::AskCard{.foreign_in = "ACS ACR38"}));
  for (const auto activity :
       {Activity::waiting_for_card, Activity::checking_pin, Activity::opening_portal, Activity::choosing_entity,
        Activity::starting_application, Activity::choosing_role, Activity::signing_out})
    scenes.push_back(view("working-" + std::to_string(static_cast<int>(activity)), signin::Working{activity}));
}

void add_by_hand(std::vector<Scene>& scenes) {
  const auto everything = [](ui::SignInWindow& window) {
    window.warn_of_description(true);
    window.tell_of_learning(true);
    window.offer_to_forget(true);
    window.show_view(signin::ByHand{signin::Step::entity, true});
  };
  scenes.push_back(dialog_scene("by-hand-all", everything));
  scenes.push_back(dialog_scene("by-hand-forget", [everything](ui::SignInWindow& window) {
    everything(window);
    settle();
    press(window, "forget");
  }));
  scenes.push_back(dialog_scene("by-hand-sign-out", [everything](ui::SignInWindow& window) {
    everything(window);
    settle();
    window.close();
  }));
}

void add_failures(std::vector<Scene>& scenes) {
  for (const signin::Failure failure : signin::all_failures) {
    signin::Trouble trouble{failure};
    const std::string code{signin::code(failure)};
    if (code.starts_with("CARD") || code.starts_with("PIN"))
      trouble.holder = {card::Private<std::string>{"Ada Proef"}, std::chrono::year{2024} / std::chrono::May / 3};
    if (code.starts_with("PORTAL"))
      trouble.host = "iamapps.belgium.be";
    scenes.push_back(dialog_scene("failure-" + code, [trouble](ui::SignInWindow& window) {
      window.offer_pages([](signin::Failure) { return std::string{"https://portal.example.be/"}; });
      window.show_view(trouble);
    }));
  }
}

} // namespace

std::vector<Scene> dialog_scenes() {
  std::vector<Scene> scenes;
  for (const char* name : {"card",        "card-unused",   "card-refused", "card-unknown", "no-reader",    "reading",
                           "pin",         "pin-known",     "pin-first",    "pin-wrong",    "pin-last",     "pad",
                           "pad-last",    "pad-cancelled", "pad-typing",   "pad-leaving",  "working",      "choice",
                           "choice-long", "role",          "no-keyring",   "host",         "host-clicked", "by-hand"})
    scenes.push_back(view(name, view_named(name).value()));
  auto capacity = ask_entity(2);
  capacity.is_of_capacity = true;
  scenes.push_back(view("choice-capacity", capacity));
  auto part_of_list = ask_entity(10);
  part_of_list.has_more = true;
  scenes.push_back(view("choice-more", part_of_list));
  add_pins(scenes);
  add_waiting(scenes);
  add_by_hand(scenes);
  add_failures(scenes);
  return scenes;
}

void put_away(std::unique_ptr<Stage> stage) {
  for (auto* window : Gtk::Window::list_toplevels())
    window->set_visible(false);
  settle();
  stage.reset();
}

std::vector<Scene> all_scenes() {
  auto scenes = dialog_scenes();
  for (const auto& more : {work_scenes(), side_scenes()})
    scenes.insert(scenes.end(), more.begin(), more.end());
  return scenes;
}

} // namespace ui_test
