// SPDX-License-Identifier: EUPL-1.2
#include "simulator/lessons/lesson_desk.h"

#include "simulator/lessons/lesson_options.h"

#include <glibmm/main.h>

#include <utility>

namespace simulator {

namespace {

bool is_done_by_practice(const LessonAction& action) {
  using Kind = LessonAction::Kind;
  return action.kind == Kind::insert || action.kind == Kind::remove || action.kind == Kind::open ||
         action.kind == Kind::sign_out;
}

/// The window that opens is waited for there.
bool is_for_hands(const LessonAction& action) {
  return !is_done_by_practice(action) || action.kind == LessonAction::Kind::open;
}

} // namespace

LessonDesk::LessonDesk(LessonPanel& panel, Dependencies dependencies)
    : m_panel{panel}, m_dependencies{std::move(dependencies)}, m_hands{m_dependencies.reach} {
  panel.signal_chosen().connect([this](const std::string& id) { begin(id); });
  panel.signal_left().connect(sigc::mem_fun(*this, &LessonDesk::show_shelf));
  panel.signal_show_me().connect(sigc::mem_fun(*this, &LessonDesk::show_me));
  panel.signal_go_on().connect(sigc::mem_fun(*this, &LessonDesk::go_on));
  panel.signal_answered().connect(sigc::mem_fun(*this, &LessonDesk::answer));
}

void LessonDesk::show_shelf() {
  stop_showing();
  m_run.reset();
  ShelfView view;
  for (const Lesson& lesson : m_dependencies.shelf.lessons)
    view.lines.push_back(
        {.id = lesson.id, .title = words(lesson.title), .standing = m_dependencies.progress.of(lesson.id).standing});
  m_panel.show_shelf(view);
  m_changed.emit();
}

bool LessonDesk::begin(const std::string& name) {
  const Lesson* const lesson = m_dependencies.shelf.find(name);
  if (lesson == nullptr || m_beginning != nullptr)
    return false;
  stop_showing();
  m_run.reset();
  m_beginning = lesson;
  m_panel.show_beginning(words(lesson->title));
  m_changed.emit();
  // The panel is drawn first: the launcher before this one may take seconds to sign out.
  constexpr unsigned a_moment_in_ms = 50;
  Glib::signal_timeout().connect_once(sigc::mem_fun(*this, &LessonDesk::prepare), a_moment_in_ms);
  return true;
}

void LessonDesk::prepare() {
  m_dependencies.progress.begin(m_beginning->id);
  m_dependencies.begin_anew(*m_beginning, [this] { made_ready(); });
}

void LessonDesk::made_ready() {
  // A card that comes before the window is there is not put in for it, and only asked about.
  if (m_beginning->opens_dialog)
    m_hands.begin({.kind = LessonAction::Kind::open}, [this](bool) { begin_now(); });
  else // when what the end of the launcher before made happen has been heard
    Glib::signal_idle().connect_once(sigc::mem_fun(*this, &LessonDesk::begin_now));
}

void LessonDesk::begin_now() {
  m_run.emplace(*std::exchange(m_beginning, nullptr));
  came_to_place(nullptr);
}

void LessonDesk::hear(const std::string& line) {
  if (!m_run)
    return;
  const auto index = m_run->index();
  const auto* const step = m_run->place() == LessonRun::Place::step ? &m_run->step() : nullptr;
  if (!m_run->hear(line))
    return;
  if (m_run->place() != LessonRun::Place::step || m_run->index() != index)
    came_to_place(step);
  else
    show();
}

void LessonDesk::go_on() {
  if (!m_run || m_run->place() == LessonRun::Place::end)
    return;
  m_run->go_on();
  came_to_place(nullptr);
}

void LessonDesk::answer(std::size_t answer) {
  if (!m_run)
    return;
  m_run->answer(answer);
  show();
}

void LessonDesk::came_to_place(const LessonStep* before) {
  stop_showing();
  m_done_before = before;
  if (m_run->place() == LessonRun::Place::step && m_run->step().options)
    m_dependencies.change(lesson_options(*m_run->step().options).portal);
  if (m_run->place() == LessonRun::Place::end)
    m_dependencies.progress.finish(m_run->lesson().id, m_run->right_answers());
  show();
}

void LessonDesk::show() {
  const Lesson& lesson = m_run->lesson();
  switch (m_run->place()) {
  case LessonRun::Place::step:
    show_step();
    break;
  case LessonRun::Place::question: {
    const LessonQuestion& question = m_run->question();
    QuestionView view{.lesson = words(lesson.title),
                      .number = m_run->index() + 1,
                      .of = lesson.questions.size(),
                      .ask = words(question.ask),
                      .answers = {},
                      .right = question.right,
                      .answered = m_run->answered(),
                      .because = words(question.because)};
    for (const LessonText& answer : question.answers)
      view.answers.emplace_back(words(answer));
    m_panel.show_question(view);
    break;
  }
  case LessonRun::Place::end:
    m_panel.show_end({.lesson = words(lesson.title),
                      .right_answers = m_run->right_answers(),
                      .questions = static_cast<unsigned>(lesson.questions.size()),
                      .read_on = words(lesson.read_on)});
    break;
  }
  m_changed.emit();
}

void LessonDesk::show_step() {
  const Lesson& lesson = m_run->lesson();
  const LessonStep& step = m_run->step();
  m_panel.show_step({.lesson = words(lesson.title),
                     .about = m_run->index() == 0 ? words(lesson.about) : "",
                     .number = m_run->index() + 1,
                     .of = lesson.steps.size(),
                     .done_before = m_done_before == nullptr ? "" : words(m_done_before->now),
                     .now = words(step.now),
                     .why = words(step.why),
                     .wrong = m_run->went_wrong() ? words(step.wrong_text) : "",
                     .how = m_says_how ? words(step.how) : "",
                     .is_left_to_user = m_is_left_to_user,
                     .is_to_read = step.is_to_read(),
                     .is_being_shown = m_is_showing});
}

void LessonDesk::show_me() {
  if (!m_run || m_run->place() != LessonRun::Place::step || m_run->step().is_to_read() || m_is_showing)
    return;
  const auto& actions = m_run->step().show;
  m_to_show.assign(actions.begin(), actions.end());
  m_is_showing = true;
  m_says_how = true;
  m_is_left_to_user = false;
  show();
  act_next();
}

void LessonDesk::act_next() {
  while (m_is_showing && !m_to_show.empty()) {
    const LessonAction action = std::move(m_to_show.front());
    m_to_show.pop_front();
    if (is_done_by_practice(action))
      m_dependencies.act(action);
    if (is_for_hands(action)) {
      m_hands.begin(action, [this](bool was_done) {
        m_is_left_to_user = !was_done;
        if (!was_done)
          m_to_show.clear();
        act_next();
      });
      return;
    }
  }
  if (m_is_showing) {
    m_is_showing = false;
    show();
  }
}

void LessonDesk::stop_showing() {
  m_hands.stop();
  m_to_show.clear();
  m_is_showing = false;
  m_says_how = false;
  m_is_left_to_user = false;
}

} // namespace simulator
