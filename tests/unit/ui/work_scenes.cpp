// SPDX-License-Identifier: EUPL-1.2
#include "gtk_test.h"
#include "page_doubles.h"
#include "scenes.h"
#include "ui/download_row.h"
#include "ui/idle_warning.h"
#include "ui/pop_up_window.h"
#include "ui/primaweb_window.h"
#include "ui/script_question.h"
#include "ui/search_entry.h"
#include "views.h"

#include <gtkmm/button.h>
#include <gtkmm/label.h>
#include <gtkmm/menubutton.h>
#include <gtkmm/popover.h>

#include <array>

namespace ui_test {

namespace {

class Work;
using SetUpWork = std::function<void(Work&)>;

/// PrimaWeb's window with its menu, its questions and all that stands around the page.
class Work : public Stage {
public:
  explicit Work(bool practice) : is_practice{practice}, window{practice} {
    m_view.set_expand(true);
    window.set_destination(destination());
    window.set_portal_view(&m_view, page.group);
    const auto side = Gio::SimpleActionGroup::create();
    for (const char* name : {"preferences", "shortcuts", "help", "about"})
      side->add_action(name, [] {});
    window.insert_action_group("side", side);
    window.set_work_to_lose([] { return ui::PrimaWebWindow::WorkToLose{.is_typed = true}; });
    present(window);
  }

  ~Work() override {
    over.reset();
    window.set_portal_view(nullptr, {});
    for (const auto& row : m_rows)
      if (row->is_ancestor(window))
        window.remove_download(*row);
  }

  Work(const Work&) = delete;
  Work& operator=(const Work&) = delete;
  Work(Work&&) = delete;
  Work& operator=(Work&&) = delete;

  void add_download(const ui::DownloadProgress& progress) { window.add_download(make_row(progress)); }

  [[nodiscard]] ui::DownloadRow& make_row(const ui::DownloadProgress& progress) {
    auto& row = *m_rows.emplace_back(std::make_unique<ui::DownloadRow>("/home/ada/Downloads/attest.pdf"));
    row.show_progress(progress);
    return row;
  }

  [[nodiscard]] Gtk::Widget& widget() override {
    if (menu != nullptr)
      return *menu;
    auto* question = question_over(window);
    return question != nullptr ? static_cast<Gtk::Widget&>(*question) : window;
  }

  bool is_practice;
  PageActionsDouble page;
  ui::PrimaWebWindow window;
  std::unique_ptr<Gtk::Window> over;
  Gtk::Widget* menu = nullptr;

private:
  Gtk::Label m_view{"https://primaweb.example.be"};
  std::vector<std::unique_ptr<ui::DownloadRow>> m_rows;
};

Scene work_scene(std::string name, const SetUpWork& form) {
  return {std::move(name), [form](bool practice) {
            auto work = std::make_unique<Work>(practice);
            form(*work);
            return work;
          }};
}

void show_downloads(Work& work) {
  using State = ui::DownloadProgress::State;
  work.add_download({State::running, 1'200'000, 0.4});
  work.add_download({State::running, 1'200'000, {}});
  work.add_download({State::done, 3'000'000, 1.0});
  work.add_download({State::not_sent, 0, {}});
  work.add_download({State::not_written, 0, {}});
  work.add_download({State::cancelled, 0, {}});
}

void find(Work& work, int count) {
  work.window.activate_action("work.find");
  settle();
  shown<ui::SearchEntry>(work.window, "text").set_text("Herstappe");
  (void)run_until([&work] { return work.page.wanted == "Herstappe"; });
  work.page.find(count);
}

void open_menu(Work& work) {
  auto& button = shown<Gtk::MenuButton>(work.window, "menu");
  button.popup();
  (void)run_until([&button] { return button.get_popover()->get_mapped(); });
  work.menu = button.get_popover();
}

std::vector<portal::RoadStep> road() {
  using portal::Teaching;
  const auto locator = [](const char* text) { return std::get<portal::Locator>(portal::parse_locator(text)); };
  return {
      {.address = "https://portal.example.be/services",
       .control = locator(R"(link "PrimaWeb")"),
       .choice = {},
       .teaching = Teaching::press},
      {.address = "https://portal.example.be/entity",
       .control = locator(R"(button "Verder")"),
       .choice = portal::ListChoice{locator("radio in form"), {"OCMW van Herstappe", "Maatschappelijk welzijn"}, ""},
       .meaning = portal::Meaning::start_application,
       .teaching = Teaching::entity},
      {.address = "https://portal.example.be/terms", .control = {}, .choice = {}, .teaching = Teaching::by_hand},
  };
}

Scene question(std::string name, const ui::ScriptQuestionWords& words) {
  return work_scene(std::move(name), [words](Work& work) {
    work.over =
        std::make_unique<ui::ScriptQuestion>(work.window, work.is_practice, words, [](const ui::ScriptAnswer&) {});
    work.over->present();
  });
}

void add_questions(std::vector<Scene>& scenes) {
  using Kind = ui::ScriptQuestionWords::Kind;
  std::string long_text;
  for (int line = 0; line < 30; ++line)
    long_text += "Wilt u dit dossier sluiten? Wat niet bewaard is, gaat verloren. ";
  scenes.push_back(
      question("question-alert", {.kind = Kind::alert, .host = "primaweb.example.be", .text = "Bewaard."}));
  scenes.push_back(question("question-confirm", {.kind = Kind::confirm,
                                                 .host = "primaweb.example.be",
                                                 .text = "Wilt u dit dossier sluiten?",
                                                 .may_be_last = true}));
  scenes.push_back(
      question("question-long", {.kind = Kind::confirm, .host = "primaweb.example.be", .text = long_text}));
  scenes.push_back(question(
      "question-prompt",
      {.kind = Kind::prompt, .host = "primaweb.example.be", .text = "Nummer van het dossier?", .default_text = "123"}));
  scenes.push_back(question("question-leave", {.kind = Kind::leave, .host = "primaweb.example.be"}));
  scenes.push_back(question("question-link", {.kind = Kind::open_link, .host = "www.example.be"}));
  scenes.push_back(question("question-again", {.kind = Kind::send_again}));
  scenes.push_back(work_scene("question-sign-out", [](Work& work) {
    work.window.ask_to_sign_out();
    work.window.tell_log_out(true);
  }));
  scenes.push_back(work_scene("question-sign-out-at-portal", [](Work& work) { work.window.ask_to_sign_out(); }));
  scenes.push_back(work_scene("question-switch", [](Work& work) { press(work.window, "switch"); }));
  scenes.push_back(work_scene("idle-warning", [](Work& work) {
    auto warning = std::make_unique<ui::IdleWarning>(work.is_practice);
    warning->count(work.window, std::chrono::seconds{42});
    work.over = std::move(warning);
  }));
}

void add_notices(std::vector<Scene>& scenes) {
  using signin::Failure;
  constexpr std::array told{Failure::page_crashed,  Failure::portal_unreachable, Failure::portal_untrusted,
                            Failure::session_ended, Failure::steps_not_saved,    Failure::nothing_remembered,
                            Failure::no_profile,    Failure::portal_slow,        Failure::network_wants_sign_in};
  for (const auto failure : told)
    scenes.push_back(work_scene("notice-" + std::string{signin::code(failure)}, [failure](Work& work) {
      work.window.tell_page_trouble(failure, false, "primaweb.example.be");
    }));
  scenes.push_back(work_scene("notice-loaded-again",
                              [](Work& work) { work.window.tell_page_trouble(Failure::page_crashed, true); }));
  scenes.push_back(work_scene("notice-hanging", [](Work& work) { work.page.respond(false); }));
  scenes.push_back(work_scene("notice-caret", [](Work& work) { work.page.move_caret(true); }));
}

} // namespace

std::vector<Scene> work_scenes() {
  std::vector<Scene> scenes{
      work_scene("work", [](Work&) {}),
      work_scene("work-menu", open_menu),
      work_scene("work-covered", [](Work& work) { work.window.set_covered(true); }),
      work_scene("work-found", [](Work& work) { find(work, 3); }),
      work_scene("work-not-found", [](Work& work) { find(work, 0); }),
      work_scene("work-downloads", show_downloads),
      work_scene("work-road", [](Work& work) { work.window.road_sheet().ask(road(), {"primaweb.example.be"}); }),
      work_scene("work-road-not-kept",
                 [](Work& work) {
                   work.window.road_sheet().ask(road());
                   work.window.road_sheet().tell_failure();
                 }),
      work_scene("work-pop-up",
                 [](Work& work) {
                   work.over = std::make_unique<ui::PopUpWindow>(work.window, work.is_practice, "PrimaWeb", 0, 0);
                   work.over->present();
                 }),
      work_scene("work-pop-up-downloads",
                 [](Work& work) {
                   constexpr int least = 400; // a page may want less, but rarely
                   auto window =
                       std::make_unique<ui::PopUpWindow>(work.window, work.is_practice, "PrimaWeb", least, least);
                   window->present();
                   using State = ui::DownloadProgress::State;
                   for (const ui::DownloadProgress& progress :
                        {ui::DownloadProgress{State::done, 3'000'000, 1.0}, {State::not_written, 0, {}}}) {
                     auto& row = work.make_row(progress);
                     row.set_narrow(true);
                     window->area().add_below(row);
                   }
                   work.over = std::move(window);
                 }),
      work_scene("work-print-preview",
                 [](Work& work) {
                   work.over = std::make_unique<ui::PopUpWindow>(work.window, work.is_practice);
                   work.over->present();
                 }),
      work_scene("work-print-preview-being-made",
                 [](Work& work) {
                   auto window = std::make_unique<ui::PopUpWindow>(work.window, work.is_practice);
                   window->present();
                   window->tell_preview_is_made();
                   work.over = std::move(window);
                 }),
      work_scene("work-print-preview-failed",
                 [](Work& work) {
                   auto window = std::make_unique<ui::PopUpWindow>(work.window, work.is_practice);
                   window->present();
                   window->tell_preview_failed();
                   work.over = std::move(window);
                 }),
  };
  add_notices(scenes);
  add_questions(scenes);
  return scenes;
}

} // namespace ui_test
