// SPDX-License-Identifier: EUPL-1.2
#include "simulator/lessons/lesson_player.h"

#include <glibmm/main.h>

#include <sstream>
#include <utility>

namespace simulator {

namespace {

using namespace std::chrono_literals;

/// For a step: the launcher, its windows and the portal do what they have to do within this, or never.
constexpr auto patience = 150s;
/// What comes of a step is looked at, too.
constexpr auto glance = 1'500ms;
constexpr auto no_glance_above = 1'000U; // words a minute: nobody reads then

} // namespace

LessonPlayer::LessonPlayer(LessonDesk& desk, Dependencies dependencies)
    : m_desk{desk}, m_dependencies{std::move(dependencies)} {
  m_desk.signal_changed().connect(sigc::mem_fun(*this, &LessonPlayer::desk_changed));
}

std::chrono::milliseconds LessonPlayer::reading_time(const std::string& text) const {
  std::istringstream words{text};
  unsigned count = 0;
  for (std::string word; words >> word;)
    ++count;
  const std::chrono::milliseconds time{60'000 * count / m_dependencies.words_a_minute};
  return m_dependencies.words_a_minute > no_glance_above ? time : time + glance;
}

void LessonPlayer::go_on_after(const std::string& text, const std::function<void()>& then,
                               std::chrono::milliseconds at_least) {
  m_dependencies.caption(text);
  m_later.disconnect();
  m_later = Glib::signal_timeout().connect(
      [then] {
        then();
        return false;
      },
      static_cast<unsigned>(std::max(reading_time(text), at_least).count()));
}

void LessonPlayer::desk_changed() {
  const LessonRun* const run = m_desk.run();
  if (run == nullptr) {
    // Somebody has gone back to the list of lessons.
    m_later.disconnect();
    m_shown.clear();
    return;
  }
  const std::string place = std::to_string(static_cast<int>(run->place())) + '/' + std::to_string(run->index()) +
                            (run->answered() ? "/answered" : "");
  if (std::exchange(m_shown, place) == place)
    return; // the same step, with a word more
  switch (run->place()) {
  case LessonRun::Place::step: {
    const std::string text = m_desk.words(run->step().now) + " " + m_desk.words(run->step().why);
    if (run->step().is_to_read())
      go_on_after(text, [this] { m_desk.go_on(); }, 0ms);
    else
      go_on_after(text, [this] { do_step(); }, 0ms);
    break;
  }
  case LessonRun::Place::question:
    if (run->answered()) {
      go_on_after(m_desk.words(run->question().because), [this] { m_desk.go_on(); }, 0ms);
    } else {
      std::string text = m_desk.words(run->question().ask);
      for (const LessonText& answer : run->question().answers)
        text += " – " + m_desk.words(answer);
      go_on_after(text, [this, right = run->question().right] { m_desk.answer(right); }, 0ms);
    }
    break;
  case LessonRun::Place::end:
    go_on_after(m_desk.words(run->lesson().read_on), [this] { m_dependencies.ended({}); }, 0ms);
    break;
  }
}

void LessonPlayer::do_step() {
  const std::string step = m_desk.run()->step().name;
  m_later = Glib::signal_timeout().connect(
      [this, step] {
        m_dependencies.ended("[step " + step + "] was not done");
        return false;
      },
      static_cast<unsigned>(std::chrono::milliseconds{patience}.count()));
  m_desk.show_me();
}

} // namespace simulator
