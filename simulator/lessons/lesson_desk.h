// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "simulator/lessons/launcher_hands.h"
#include "simulator/lessons/lesson_panel.h"
#include "simulator/lessons/lesson_progress.h"
#include "simulator/lessons/lesson_run.h"
#include "simulator/lessons/lesson_shelf.h"
#include "simulator/portal/portal_options.h"

#include <sigc++/signal.h>
#include <sigc++/trackable.h>

#include <deque>
#include <functional>
#include <optional>
#include <string>

namespace simulator {

/// Joins lessons, panel, practice and launcher: begins a lesson, brings it what happens, shows where it stands, and
/// does what "Show me" has to do. Thread: main loop.
class LessonDesk : public sigc::trackable {
public:
  /// What it works with.
  struct Dependencies {
    LessonShelf shelf;
    LessonProgress progress;
    std::string language;       ///< "nl"; another than lesson_languages: the plain texts
    LauncherHands::Reach reach; ///< of "Show me"
    /// Makes cards, portal and launcher as this lesson wants them, and calls back then.
    std::function<void(const Lesson&, std::function<void()> ready)> begin_anew;
    std::function<void(const PortalOptions&)> change; ///< how the portal behaves
    std::function<void(const LessonAction&)> act;     ///< does insert, remove, open or sign_out
  };

  /// `panel` outlives this.
  LessonDesk(LessonPanel& panel, Dependencies dependencies);

  void show_shelf();
  /// Returns false where there is no such lesson. The lesson begins a moment later.
  bool begin(const std::string& name);

  /// The line of a PracticeObserver.
  void hear(const std::string& line);

  void show_me();
  void go_on();
  void answer(std::size_t answer);

  /// Returns whether one learns: from the choice of a lesson until one is back at the list.
  [[nodiscard]] bool is_teaching() const { return m_run || m_beginning != nullptr; }

  /// While a lesson is open.
  [[nodiscard]] const LessonRun* run() const { return m_run ? &*m_run : nullptr; }

  /// A text in the user's language.
  [[nodiscard]] const std::string& words(const LessonText& text) const { return text.in(m_dependencies.language); }

  /// Another step, question or page is shown.
  sigc::signal<void()>& signal_changed() { return m_changed; }

private:
  void prepare();
  void made_ready();
  void begin_now();
  /// `before`: the step that was done, if one was.
  void came_to_place(const LessonStep* before);
  void show();
  void show_step();
  void act_next();
  void stop_showing();

  LessonPanel& m_panel;
  Dependencies m_dependencies;
  LauncherHands m_hands;
  std::optional<LessonRun> m_run;
  const Lesson* m_beginning = nullptr;
  const LessonStep* m_done_before = nullptr;
  std::deque<LessonAction> m_to_show;
  bool m_is_showing = false;
  bool m_says_how = false;
  bool m_is_left_to_user = false; ///< "Show me" could not do this step
  sigc::signal<void()> m_changed;
};

} // namespace simulator
