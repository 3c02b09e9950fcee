// SPDX-License-Identifier: EUPL-1.2
#include "session/remembered.h"

#include "session/forgetting.h"
#include "session/portal_report.h"
#include "session/session_config.h"
#include "ui/pin_text.h"

#include <glibmm/datetime.h>
#include <glibmm/i18n.h>
#include <sigc++/functors/mem_fun.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

namespace session {

namespace {

Glib::ustring date_of(std::chrono::system_clock::time_point time) {
  const auto date = Glib::DateTime::create_now_local(std::chrono::system_clock::to_time_t(time));
  return ui::date_text({std::chrono::year{date.get_year()}, std::chrono::month{static_cast<unsigned>(date.get_month())},
                        std::chrono::day{static_cast<unsigned>(date.get_day_of_month())}});
}

ui::KeptLine line_of(const memory::KeptCard& card) {
  // Translators: in the list of remembered cards; %1 is a date.
  const auto used = Glib::ustring::compose(_("Last used on %1"), date_of(card.written));
  // Translators: in the list of remembered cards.
  return {.title = _("A card of your own"),
          .detail = card.record.last ? ui::destination_text(*card.record.last) + " · " + used : used,
          .may_be_left_alone = true};
}

ui::KeptLine line_of_left_alone(std::size_t count) {
  // Translators: in the list of remembered cards; %1 is a number.
  return {.title = Glib::ustring::compose(
              ngettext("%1 card that is not for PrimaWeb", "%1 cards that are not for PrimaWeb", count), count),
          // Translators: about cards that are not for PrimaWeb, such as those of clients.
          .detail = _("Nothing opens for it, and nothing is asked.")};
}

Glib::ustring title_of(const portal::LearnedPage& page) {
  switch (page.meaning) {
  case portal::Meaning::entity_choice:
    return _("The launcher chooses the entity");
  case portal::Meaning::capacity_choice:
    return _("The launcher chooses the capacity");
  case portal::Meaning::role_choice:
    return _("The launcher chooses the role");
  default:
    // Translators: in the list of remembered pages; %1 is the text of a link or button of the portal.
    return Glib::ustring::compose(_("“%1” is pressed by itself"), page.press->control.names.front());
  }
}

ui::KeptLine line_of(const portal::LearnedPage& page) {
  return {.title = title_of(page), .detail = page.address};
}

} // namespace

Remembered::Remembered(ui::PreferencesWindow& window, std::optional<std::string> practice_directory,
                       std::function<void()> changed)
    : m_window{window},
      m_practice_directory{std::move(practice_directory)},
      m_learned{learned_pages(m_practice_directory)},
      m_changed{std::move(changed)},
      m_memory{m_practice_directory ? memory::CardMemory::Scope::practice : memory::CardMemory::Scope::real} {
  m_window.cards().signal_forget().connect(sigc::mem_fun(*this, &Remembered::forget_card));
  m_window.cards().signal_leave_alone().connect(sigc::mem_fun(*this, &Remembered::leave_alone));
  m_window.pages().signal_forget().connect(sigc::mem_fun(*this, &Remembered::forget_page));
  m_window.signal_export().connect(sigc::mem_fun(*this, &Remembered::export_pages));
  m_window.signal_report().connect(sigc::mem_fun(*this, &Remembered::show_report));
  m_window.property_is_active().signal_changed().connect(sigc::mem_fun(*this, &Remembered::look));
  look();
}

void Remembered::look() {
  m_memory.list([this](const memory::KeptCards& kept) { show_cards(kept); });
  show_pages();
}

void Remembered::show_cards(const memory::KeptCards& kept) {
  m_own.clear();
  m_left_alone.clear();
  for (const auto& card : kept.value_or(std::vector<memory::KeptCard>{}))
    (card.record.standing == memory::Standing::own ? m_own : m_left_alone).push_back(card);
  std::vector<ui::KeptLine> lines;
  std::ranges::transform(m_own, std::back_inserter(lines), [](const auto& card) { return line_of(card); });
  if (!m_left_alone.empty())
    lines.push_back(line_of_left_alone(m_left_alone.size()));
  // Translators: in the place of the list of remembered cards.
  m_window.cards().show_lines(lines, kept ? _("No card is remembered.")
                                          // Translators: the same.
                                          : _("No card can be remembered: this computer has no keyring, or it is "
                                              "locked."));
}

void Remembered::show_pages() {
  m_pages = m_learned.all();
  m_hosts = m_learned.hosts();
  std::vector<ui::KeptLine> lines;
  for (const auto& host : m_hosts)
    // Translators: in the list of remembered pages, above the address of a site that the user agreed to.
    lines.push_back({.title = _("You are led to this site without a question"), .detail = host});
  std::ranges::transform(m_pages, std::back_inserter(lines), [](const auto& page) { return line_of(page); });
  // Translators: in the place of the list of remembered pages.
  m_window.pages().show_lines(lines, _("No page is remembered."));
  m_window.offer_export(!m_pages.empty() || !m_hosts.empty());
}

void Remembered::forget_card(std::size_t index) {
  const auto done = [this](memory::SaveResult kept) { card_changed(kept); };
  if (index < m_own.size())
    m_memory.forget_kept(m_own[index].name, done);
  else
    for (const auto& card : m_left_alone)
      m_memory.forget_kept(card.name, done);
}

void Remembered::leave_alone(std::size_t index) {
  if (index < m_own.size())
    m_memory.keep(m_own[index].name, {memory::Standing::not_for_primaweb, std::nullopt},
                  [this](memory::SaveResult kept) { card_changed(kept); });
}

void Remembered::forget_page(std::size_t index) {
  if (index < m_hosts.size())
    m_learned.forget_host(m_hosts[index]);
  else if (index - m_hosts.size() < m_pages.size())
    m_learned.forget(m_pages[index - m_hosts.size()].name);
  forget_traces(m_practice_directory);
  show_pages();
}

void Remembered::export_pages() {
  // Translators: the name of the file in which the remembered pages are saved for other computers, without spaces.
  const std::string name = std::string{_("PrimaWeb-pages")} + ".ini";
  m_save_dialog = std::make_unique<ui::SaveDialog>(
      m_window, m_practice_directory.has_value(), name, [this](const std::string& path) {
        if (!path.empty())
          m_window.tell_export(m_learned.export_to(path, shared_hosts(m_practice_directory)));
      });
}

void Remembered::show_report() {
  if (!m_report)
    m_report.emplace(m_window, m_practice_directory.has_value(), &save_report);
  m_report->show_report(portal_report(m_practice_directory));
  m_report->present();
}

void Remembered::card_changed(memory::SaveResult kept) {
  if (kept == memory::SaveResult::saved)
    m_changed();
  look();
}

} // namespace session
