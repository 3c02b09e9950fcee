// SPDX-License-Identifier: EUPL-1.2
#include "session/work_windows.h"

#include "session/not_done_text.h"
#include "session/portal_failure.h"
#include "ui/present.h"

#include <glibmm/main.h>
#include <sigc++/adaptors/bind.h>
#include <sigc++/adaptors/track_obj.h>
#include <sigc++/functors/mem_fun.h>

#include <algorithm>
#include <utility>

namespace session {

namespace {

ui::ScriptQuestionWords words_of(const web::ScriptDialog& question) {
  using From = web::ScriptDialog::Kind;
  using To = ui::ScriptQuestionWords::Kind;
  const auto kind = [&question] {
    switch (question.kind()) {
    case From::alert:
      return To::alert;
    case From::confirm:
      return To::confirm;
    case From::prompt:
      return To::prompt;
    case From::leave:
      return To::leave;
    }
    return To::alert;
  };
  return {.kind = kind(),
          .host = question.host(),
          .text = question.text(),
          .default_text = question.default_text(),
          .may_be_last = question.is_repeated() && question.kind() != From::leave};
}

/// Removes the element at this address. Not from within its own signal, so from the main loop.
template <typename List, typename Element>
void drop(List& list, const Element* element) {
  list.remove_if([element](const auto& each) { return each.get() == element; });
}

} // namespace

WorkWindows::WorkWindows(web::Browser& browser, ui::PrimaWebWindow& primaweb, bool practice,
                         Glib::RefPtr<Gio::ActionGroup> side_actions)
    : m_page{browser.widget()},
      m_primaweb{primaweb},
      m_practice{practice},
      m_side_actions{std::move(side_actions)},
      m_dialogs{practice},
      m_files{primaweb, practice} {
  browser.signal_pop_up().connect(sigc::mem_fun(*this, &WorkWindows::pop_up_opened));
  browser.signal_print_preview().connect(sigc::mem_fun(*this, &WorkWindows::preview_made));
  browser.signal_asked().connect(sigc::mem_fun(*this, &WorkWindows::asked));
  browser.signal_save_wanted().connect(sigc::track_object(
      [this](const web::ShownFile& file, GtkWidget* view) { m_files.offer(file, pop_up_of(view)); }, *this));
  browser.signal_not_done().connect(sigc::mem_fun(*this, &WorkWindows::tell_not_done));
  browser.signal_resend().connect(sigc::mem_fun(*this, &WorkWindows::asked_to_resend));
  browser.signal_leaving().connect(sigc::mem_fun(*this, &WorkWindows::leaving));
  browser.signal_download().connect(sigc::track_object(
      [this](const std::shared_ptr<web::Download>& download) {
        m_files.offer(download, pop_up_of(GTK_WIDGET(download->view())));
      },
      *this));
}

WorkWindows::~WorkWindows() {
  close();
}

void WorkWindows::close() {
  m_is_covered = false; // that was of what goes now
  m_waiting.clear();
  m_files.close();
  ui::ToolkitDialogs::close();
  m_questions.clear();
  m_questions_to_come.clear();
  m_previews.clear();
  m_pop_ups.clear();
}

void WorkWindows::set_covered(bool covered) {
  m_is_covered = covered;
  m_files.set_covered(covered);
  if (covered)
    ui::ToolkitDialogs::close();
  for (const auto& window : m_pop_ups)
    window->set_covered(covered);
  if (!covered)
    for (auto* window : std::exchange(m_waiting, {}))
      window->present();
  for (const auto& open : m_previews)
    open.window->set_covered(covered);
  // What a page asks may name a person, and it waits for its answer.
  for (const auto& question : m_questions)
    question->set_visible(!covered);
  if (!covered)
    for (const auto& ask_now : std::exchange(m_questions_to_come, {}))
      ask_now();
}

void WorkWindows::give_actions(ui::PopUpWindow& window) {
  if (m_side_actions)
    window.insert_action_group("side", m_side_actions);
  window.area().signal_uncover().connect(m_uncover.make_slot());
}

void WorkWindows::pop_up_opened(web::PopUp& pop_up) {
  const auto size = pop_up.size();
  auto& window = *m_pop_ups.emplace_back(
      std::make_unique<ui::PopUpWindow>(m_primaweb, m_practice, m_primaweb.service(), size.width, size.height));
  window.area().set_view(Glib::wrap(GTK_WIDGET(pop_up.view())), pop_up.actions().group());
  give_actions(window);
  window.set_page_title(pop_up.title());
  pop_up.signal_failed().connect(sigc::track_object(
      [&window](const web::LoadFailure& failure) {
        const auto connectivity = g_network_monitor_get_connectivity(g_network_monitor_get_default());
        window.area().tell(failure_of(failure.fault, connectivity), false, failure.host);
      },
      *this, window));
  pop_up.signal_title_changed().connect(
      sigc::track_object([&window, &pop_up] { window.set_page_title(pop_up.title()); }, *this, window));
  window.signal_close_request().connect(sigc::track_object(
                                            [this, &window, &pop_up] {
                                              close(pop_up, window);
                                              return true;
                                            },
                                            *this, pop_up),
                                        false);
  pop_up.signal_closed().connect(sigc::track_object(
      [this, &window] {
        for (const auto& question : m_questions)
          if (question->get_visible() && question->get_transient_for() == &window)
            question->close();
        window.set_visible(false);
        std::erase(m_waiting, &window);
        Glib::signal_idle().connect_once(sigc::track_object(
            [this, &window] {
              m_files.leave(window); // not before: the file that it was opened for may come in the same moment
              drop(m_pop_ups, &window);
            },
            *this, window));
      },
      *this, window));
  window.set_covered(m_is_covered);
  if (m_is_covered)
    m_waiting.push_back(&window);
  else
    window.present();
}

void WorkWindows::preview_made(const std::shared_ptr<web::PrintPreview>& preview) {
  if (const auto known = std::ranges::find(m_previews, preview, &OpenPreview::preview); known != m_previews.end())
    return known->window->present();
  auto& open = m_previews.emplace_back(OpenPreview{preview, std::make_unique<ui::PopUpWindow>(m_primaweb, m_practice)});
  auto& window = *open.window;
  preview->signal_ready().connect(sigc::track_object(
      [&window, made = preview.get()] {
        window.area().set_view(Glib::wrap(GTK_WIDGET(made->view())), made->actions());
      },
      *this, window));
  preview->signal_failed().connect(sigc::track_object([&window] { window.tell_preview_failed(); }, *this, window));
  preview->signal_not_done().connect(
      sigc::track_object([&window](web::NotDone what) { window.area().tell(text_of(what)); }, *this, window));
  give_actions(window);
  window.signal_close_request().connect(
      [this, &window] {
        window.set_visible(false);
        Glib::signal_idle().connect_once(sigc::track_object(
            [this, &window] {
              m_previews.remove_if([&window](const auto& each) { return each.window.get() == &window; });
            },
            *this, window));
        return true;
      },
      false);
  window.set_covered(m_is_covered);
  window.present();
  window.tell_preview_is_made();
}

/// Its page asks by itself only where it knows of what was typed.
void WorkWindows::close(web::PopUp& pop_up, ui::PopUpWindow& window) {
  const auto is_over = [&window](const auto& each) {
    return each->get_visible() && each->get_transient_for() == &window;
  };
  if (const auto asked = std::ranges::find_if(m_questions, is_over); asked != m_questions.end())
    return (*asked)->present();
  if (!pop_up.has_typed_work())
    return pop_up.close();
  if (m_is_covered)
    return; // whoever is there now need not be the user
  const sigc::slot<void()> close = sigc::track_object([&pop_up] { pop_up.close_unasked(); }, pop_up);
  ask(window, {.kind = ui::ScriptQuestionWords::Kind::leave}, [close](const ui::ScriptAnswer& answer) {
    if (answer.yes)
      close();
  });
}

void WorkWindows::asked(web::ScriptDialog question) {
  ask(window_of(*Glib::wrap(question.view())), words_of(question), [question](const ui::ScriptAnswer& answer) mutable {
    if (answer.is_last)
      question.silence();
    question.answer(answer.yes, answer.text);
  });
}

void WorkWindows::tell_not_done(web::NotDone what, GtkWidget* view) {
  if (auto* pop_up = pop_up_of(view))
    pop_up->area().tell(text_of(what));
  else if (&window_of(*Glib::wrap(view)) == &m_primaweb)
    m_primaweb.tell(text_of(what));
  else
    m_not_done.emit(what);
}

void WorkWindows::asked_to_resend(web::ResendQuestion question) {
  ask(window_of(*Glib::wrap(question.view())), {.kind = ui::ScriptQuestionWords::Kind::send_again},
      [question](const ui::ScriptAnswer& answer) mutable { question.answer(answer.yes); });
}

void WorkWindows::leaving(const std::string& host, const sigc::slot<void()>& go) {
  using Kind = ui::ScriptQuestionWords::Kind;
  ask(window_of(m_page), {.kind = Kind::open_link, .host = host, .text = {}, .default_text = {}, .may_be_last = false},
      [go](const ui::ScriptAnswer& answer) {
        if (answer.yes)
          go();
      });
}

void WorkWindows::ask(Gtk::Window& over, const ui::ScriptQuestionWords& words, ui::ScriptQuestion::Answer answered) {
  if (m_is_covered) {
    m_questions_to_come.emplace_back([this, window = &over, words, answered = std::move(answered)] {
      const bool is_there = std::ranges::any_of(m_pop_ups, [window](const auto& each) { return each.get() == window; });
      ask(is_there ? *window : m_primaweb, words, answered);
    });
    return;
  }
  auto& slot = m_questions.emplace_back();
  slot = std::make_unique<ui::ScriptQuestion>(
      over, m_practice, words, [this, answered = std::move(answered), &slot](const ui::ScriptAnswer& answer) {
        answered(answer);
        Glib::signal_idle().connect_once(
            sigc::track_object([this, window = slot.get()] { drop(m_questions, window); }, *this));
      });
  // Who types in another program is not interrupted where the desktop can tell.
  ui::present_unasked(*slot);
}

ui::PopUpWindow* WorkWindows::pop_up_of(GtkWidget* view) const {
  const auto* root = view == nullptr ? nullptr : gtk_widget_get_root(view);
  const auto found =
      std::ranges::find_if(m_pop_ups, [root](const auto& each) { return root == GTK_ROOT(each->gobj()); });
  return found == m_pop_ups.end() ? nullptr : found->get();
}

Gtk::Window& WorkWindows::window_of(Gtk::Widget& view) {
  auto* window = dynamic_cast<Gtk::Window*>(view.get_root());
  return window != nullptr ? *window : m_primaweb;
}

} // namespace session
