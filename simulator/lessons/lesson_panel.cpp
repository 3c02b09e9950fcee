// SPDX-License-Identifier: EUPL-1.2
#include "simulator/lessons/lesson_panel.h"

#include <glibmm/i18n.h>
#include <glibmm/main.h>
#include <gtk/gtk.h>
#include <gtkmm/button.h>
#include <gtkmm/root.h>
#include <gtkmm/settings.h>
#include <sigc++/adaptors/bind.h>
#include <sigc++/functors/ptr_fun.h>

#include <functional>
#include <utility>

namespace simulator {

namespace {

constexpr int gap_of_panel = 12;
constexpr int widest = 50;

Glib::ustring title_with_standing(const ShelfView::Line& line) {
  switch (line.standing) {
  case LessonProgress::Standing::finished:
    /* Translators: a lesson in a list; %1 is its title. */
    return Glib::ustring::compose(_("%1 – done"), line.title);
  case LessonProgress::Standing::begun:
    /* Translators: a lesson in a list; %1 is its title. */
    return Glib::ustring::compose(_("%1 – begun"), line.title);
  case LessonProgress::Standing::untouched:
    break;
  }
  return line.title;
}

const char* icon_of(LessonProgress::Standing standing) {
  return standing == LessonProgress::Standing::finished ? "✓" : standing == LessonProgress::Standing::begun ? "…" : "";
}

/// One below the other where the text is large: the window must not grow over what stands beside it already.
Gtk::Orientation orientation_of_buttons() {
  constexpr int large = 144 * 1024; // the usual one is 96 to an inch
  const auto settings = Gtk::Settings::get_default();
  return settings->property_gtk_xft_dpi().get_value() < large ? Gtk::Orientation::HORIZONTAL
                                                              : Gtk::Orientation::VERTICAL;
}

/// By the window: a label may not be on the accessibility bus yet, or be gone from there, with which GTK goes down.
void announce_if_shown([[maybe_unused]] Gtk::Label& label) {
#if GTK_CHECK_VERSION(4, 14, 0)
  if (label.get_mapped())
    gtk_accessible_announce(GTK_ACCESSIBLE(gtk_widget_get_root(GTK_WIDGET(label.gobj()))), label.get_text().c_str(),
                            GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
#endif
}

} // namespace

class LessonPanel::Page {
public:
  explicit Page(LessonPanel& panel) : m_panel{panel} {
    const auto* root = panel.get_root();
    const auto* focused = root == nullptr ? nullptr : const_cast<Gtk::Root*>(root)->get_focus();
    m_takes_focus = focused != nullptr && focused->is_ancestor(panel);
    while (auto* child = panel.get_first_child())
      panel.remove(*child);
  }

  ~Page() {
    if (m_takes_focus && m_first != nullptr)
      m_first->grab_focus();
  }

  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;
  Page(Page&&) = delete;
  Page& operator=(Page&&) = delete;

  void add_text(const Glib::ustring& text, const char* css_class = nullptr, bool selectable = false) {
    auto* label = make_text(text, css_class);
    label->set_selectable(selectable);
    m_panel.append(*label);
  }

  /// Said by a screen reader when it comes: by its role, and from GTK 4.14 on as the launcher's own windows do.
  void add_spoken_text(const Glib::ustring& text, const char* css_class = nullptr) {
    auto* label = make_text(text, css_class);
    label->property_accessible_role() = Gtk::Accessible::Role::STATUS; // not once it is on the accessibility bus
    m_panel.append(*label);
    // A slot bound to a reference of the label is empty once that is gone.
    Glib::signal_idle().connect_once(sigc::bind(sigc::ptr_fun(&announce_if_shown), std::ref(*label)));
  }

  /// The button that leads on gets the focus; without one, the first.
  template <typename Pressed>
  Gtk::Button& add_button(const Glib::ustring& words, Pressed pressed, bool leads_on = false, bool begins_row = false) {
    auto* button = Gtk::make_managed<Gtk::Button>(words);
    button->signal_clicked().connect([panel = &m_panel, pressed] { panel->pressed(pressed); });
    if (auto* label = dynamic_cast<Gtk::Label*>(button->get_child())) {
      label->set_wrap(); // where the text is large, or the words are long
    }
    if (leads_on)
      button->add_css_class("suggested-action");
    if (leads_on || m_first == nullptr)
      m_first = button;
    if (m_buttons == nullptr || begins_row) {
      m_buttons = Gtk::make_managed<Gtk::Box>(orientation_of_buttons(), gap_of_panel);
      m_panel.append(*m_buttons);
    }
    m_buttons->append(*button);
    return *button;
  }

  /// A button over the whole width, with a sign at its end; `told` is what a screen reader says of both.
  Gtk::Button& add_line(const Glib::ustring& words, const char* sign, const Glib::ustring& told) {
    auto* content = Gtk::make_managed<Gtk::Box>(Gtk::Orientation::HORIZONTAL, gap_of_panel);
    auto* label = Gtk::make_managed<Gtk::Label>(words);
    label->set_wrap();
    label->set_wrap_mode(Pango::WrapMode::WORD_CHAR);
    label->set_xalign(0);
    label->set_hexpand();
    label->set_max_width_chars(widest);
    content->append(*label);
    content->append(*Gtk::make_managed<Gtk::Label>(sign));
    auto* button = Gtk::make_managed<Gtk::Button>();
    button->set_child(*content);
    button->add_css_class("lesson-line");
    gtk_accessible_update_property(GTK_ACCESSIBLE(button->gobj()), GTK_ACCESSIBLE_PROPERTY_LABEL, told.c_str(), -1);
    if (m_lines == nullptr) {
      m_lines = Gtk::make_managed<Gtk::Box>(Gtk::Orientation::VERTICAL, gap_of_panel / 3);
      m_panel.append(*m_lines);
    }
    m_lines->append(*button);
    if (m_first == nullptr)
      m_first = button;
    return *button;
  }

private:
  static Gtk::Label* make_text(const Glib::ustring& text, const char* css_class) {
    auto* label = Gtk::make_managed<Gtk::Label>(text);
    label->set_wrap();
    label->set_wrap_mode(Pango::WrapMode::WORD_CHAR);
    label->set_xalign(0);
    label->set_max_width_chars(widest);
    if (css_class != nullptr)
      label->add_css_class(css_class);
    label->set_visible(!text.empty());
    return label;
  }

  LessonPanel& m_panel;
  Gtk::Box* m_buttons = nullptr; ///< one beside the other
  Gtk::Box* m_lines = nullptr;   ///< one below the other
  Gtk::Widget* m_first = nullptr;
  bool m_takes_focus = false;
};

LessonPanel::LessonPanel() : Gtk::Box{Gtk::Orientation::VERTICAL, gap_of_panel} {
}

void LessonPanel::pressed(std::function<void()> meaning) {
  m_meaning = std::move(meaning);
  Glib::signal_idle().connect_once(sigc::mem_fun(*this, &LessonPanel::tell_meaning));
}

void LessonPanel::tell_meaning() {
  if (const auto meaning = std::exchange(m_meaning, nullptr))
    meaning();
}

void LessonPanel::show_shelf(const ShelfView& view) {
  Page page{*this};
  page.add_text(_("Lessons"), "heading");
  page.add_text(_("Each takes about three minutes. Choose any of them, or practise on your own below."));
  for (const ShelfView::Line& line : view.lines)
    page.add_line(line.title, icon_of(line.standing), title_with_standing(line))
        .signal_clicked()
        .connect([this, id = line.id] { pressed([this, id] { m_chosen.emit(id); }); });
}

void LessonPanel::show_beginning(const Glib::ustring& lesson) {
  Page page{*this};
  page.add_text(lesson, "heading");
  page.add_spoken_text(_("The practice card and the practice portal are made ready. One moment, please."));
}

void LessonPanel::show_step(const StepView& view) {
  Page page{*this};
  page.add_text(view.lesson, "heading");
  page.add_text(view.about);
  /* Translators: of a lesson; %1 and %2 are numbers. */
  page.add_text(Glib::ustring::compose(_("Step %1 of %2"), std::to_string(view.number), std::to_string(view.of)));
  if (!view.done_before.empty())
    /* Translators: %1 is a sentence that says what was to do. */
    page.add_text(Glib::ustring::compose(_("✓ Done: %1"), view.done_before), "lesson-done");
  page.add_spoken_text(view.now, "lesson-now");
  page.add_text(view.why);
  if (!view.wrong.empty())
    page.add_spoken_text(view.wrong, "lesson-wrong");
  if (view.is_left_to_user)
    /* Translators: above what to press. */
    page.add_spoken_text(_("The program cannot do this step for you here. Please do it yourself:"), "lesson-how");
  if (!view.how.empty())
    page.add_spoken_text(view.how, "lesson-how");
  const auto go_on = [this] { m_go_on.emit(); };
  if (view.is_to_read) {
    /* Translators: a button of a lesson, which leads to the next step. */
    page.add_button(_("Continue"), go_on, true);
  } else {
    /* Translators: a button of a lesson: the program does this step in the place of the user. */
    auto& show_me = page.add_button(_("Show me"), [this] { m_show_me.emit(); }, true);
    show_me.set_sensitive(!view.is_being_shown);
    /* Translators: a button of a lesson, which leads to the next step though this one was not done. */
    page.add_button(_("Skip this step"), go_on);
  }
  /* Translators: a button that leads back to the list of lessons. */
  page.add_button(_("All lessons"), [this] { m_left.emit(); }, false, !view.is_to_read);
}

void LessonPanel::show_question(const QuestionView& view) {
  Page page{*this};
  page.add_text(view.lesson, "heading");
  /* Translators: of a lesson; %1 and %2 are numbers. */
  page.add_text(Glib::ustring::compose(_("Question %1 of %2"), std::to_string(view.number), std::to_string(view.of)));
  page.add_spoken_text(view.ask, "lesson-now");
  for (std::size_t index = 0; index < view.answers.size(); ++index) {
    const Glib::ustring& answer = view.answers[index];
    if (!view.answered)
      page.add_line(answer, "", answer).signal_clicked().connect([this, index] {
        pressed([this, index] { m_answered.emit(index); });
      });
    else if (index == view.right)
      /* Translators: %1 is an answer to a question of a lesson. */
      page.add_text(Glib::ustring::compose(_("✓ The right answer: %1"), answer), "heading");
    else
      page.add_text(answer);
  }
  if (view.answered) {
    const bool is_right = *view.answered == view.right;
    page.add_spoken_text(is_right ? _("That is right.") : _("That is not the right answer."),
                         is_right ? "lesson-done" : "lesson-wrong");
    page.add_text(view.because);
    page.add_button(_("Continue"), [this] { m_go_on.emit(); }, true);
  }
  page.add_button(_("All lessons"), [this] { m_left.emit(); });
}

void LessonPanel::show_end(const EndView& view) {
  Page page{*this};
  page.add_text(view.lesson, "heading");
  page.add_spoken_text(_("You have finished this lesson."), "lesson-now");
  /* Translators: after the questions of a lesson; %1 and %2 are numbers. */
  page.add_text(Glib::ustring::compose(_("%1 of %2 answers were right."), std::to_string(view.right_answers),
                                       std::to_string(view.questions)));
  page.add_text(view.read_on, nullptr, true);
  page.add_button(_("All lessons"), [this] { m_left.emit(); }, true);
}

} // namespace simulator
