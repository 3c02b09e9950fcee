// SPDX-License-Identifier: EUPL-1.2
#include "session/walk_notes.h"

#include "portal/file_mode.h"
#include "portal/meaning.h"

#include <glib/gstdio.h>
#include <glibmm/datetime.h>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace session {

WalkNotes::WalkNotes(const portal::Description& description, std::string file,
                     std::optional<portal::WorkedRules> worked, std::function<bool()> may_keep)
    : m_description{description},
      m_file{std::move(file)},
      m_worked{std::move(worked)},
      m_may_keep{std::move(may_keep)},
      m_walk{description} {
}

WalkNotes::~WalkNotes() {
  save();
}

void WalkNotes::set_holder(const std::string& name) {
  m_holder = name;
  m_walk.hide_person(name);
}

void WalkNotes::start_over() {
  save();
  m_walk = portal::Walk{m_description};
  m_walk.hide_person(m_holder);
  m_shown = m_pressed = nullptr;
}

const portal::PageRule* WalkNotes::rule_of(const std::optional<portal::Page>& page) const {
  if (!page)
    return nullptr;
  const auto found = std::find_if(m_description.pages.begin(), m_description.pages.end(),
                                  [&page](const portal::PageRule& rule) { return rule.name == page->name; });
  return found == m_description.pages.end() ? nullptr : &*found;
}

/// An unknown page is no step yet: it may be one that is still being drawn, or one where the press led astray.
void WalkNotes::page_shown(const std::string& address, const std::optional<portal::Page>& page) {
  m_shown = rule_of(page);
  if (page)
    m_walk.hide_lines(page->options);
  m_walk.page_shown(address, m_shown);
  if (m_shown == nullptr)
    return;
  if (m_shown != m_pressed && !portal::is_dead_end(m_shown->meaning))
    led_on();
  m_pressed = nullptr;
}

void WalkNotes::launcher_acts() {
  if (m_shown == nullptr)
    return;
  m_pressed = m_shown;
  m_walk.launcher_acted(*m_shown);
}

void WalkNotes::user_acted(const portal::ActByHand& act) {
  m_pressed = nullptr;
  m_walk.user_acted(act);
}

/// Whether it is the launcher's press that leads on from here, nobody can say.
void WalkNotes::leave_out_user() {
  m_pressed = nullptr;
  m_walk.leave_out_user();
}

void WalkNotes::card_wanted(const std::string& address) {
  m_walk.card_wanted(address);
  led_on();
  m_shown = nullptr;
}

void WalkNotes::refused(const std::string& host) {
  m_pressed = nullptr;
  m_walk.refused(host);
  save();
}

void WalkNotes::arrived(const std::string& address) {
  led_on();
  m_walk.arrived(address);
  save();
}

void WalkNotes::may_work() {
  m_walk.stop();
  save();
}

void WalkNotes::led_on() {
  if (const auto* rule = std::exchange(m_pressed, nullptr); rule != nullptr && m_worked && m_may_keep())
    m_worked->note(*rule, Glib::DateTime::create_now_local().format("%Y-%m-%d"));
}

/// What cannot be kept is missed by nobody but the project.
void WalkNotes::save() {
  if (!m_may_keep()) {
    g_unlink(m_file.c_str());
    return;
  }
  const auto text = m_walk.text();
  if (m_walk.empty() || text == std::exchange(m_saved, text))
    return;
  const auto folder = std::filesystem::path{m_file}.parent_path().string();
  if (g_mkdir_with_parents(folder.c_str(), portal::folder_for_its_user) != 0 ||
      g_file_set_contents_full(m_file.c_str(), text.data(), static_cast<gssize>(text.size()),
                               G_FILE_SET_CONTENTS_CONSISTENT, portal::for_its_user, nullptr) == FALSE)
    g_debug("The walk could not be kept for a report");
}

} // namespace session
