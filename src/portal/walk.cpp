// SPDX-License-Identifier: EUPL-1.2
#include "portal/walk.h"

#include "portal/meaning.h"
#include "portal/said.h"

#include <algorithm>
#include <utility>

namespace portal {

namespace {

constexpr std::size_t most_deeds = 12;

/// The project knows its own rules by name. How others call theirs may name them.
std::string rule_text(const PageRule& rule) {
  if (rule.origin.layer == Layer::shipped)
    return "shipped rule \"" + rule.name + "\"";
  return "a rule of the " + std::string{word_for(rule.origin.layer)} + " layer";
}

/// Only what is said in words: a path may hold anything.
std::optional<Locator> words_of(const Selector& selector) {
  return selector.locator() == nullptr ? std::nullopt : std::optional{*selector.locator()};
}

/// The line itself: its role is known, and what it says is not kept.
Locator without_name(Locator line) {
  line.control.names.assign(1, left_out);
  return line;
}

std::string host_of(std::string_view address) {
  return std::string{address.substr(0, address.find('/'))};
}

/// What there may be of a path is somebody's.
std::string without_path(const std::string& address) {
  const auto host = host_of(address);
  return address.size() > host.size() + 1 ? host + "/" + left_out : address;
}

} // namespace

Walk::Walk(const Description& description) {
  for (const auto& rule : description.pages)
    if (rule.origin.layer == Layer::shipped)
      for (const auto* selector : {&rule.present, &rule.press, &rule.option, &rule.opener, &rule.more})
        if (const auto* locator = selector->locator())
          for (const auto& name : locator->control.names)
            m_hidden.add_public(name);
}

void Walk::hide_person(const std::string& name) {
  m_hidden.add_person(name);
  hide_again();
}

void Walk::hide_lines(const std::vector<Option>& lines) {
  for (const auto& line : lines)
    m_hidden.add_line(line);
  hide_again();
}

void Walk::hide_again() {
  for (auto& place : m_filled_in)
    place = m_hidden.in_address_again(place);
  for (auto& step : m_steps) {
    step.address = m_hidden.in_address_again(step.address);
    for (auto& deed : step.deeds)
      if (deed.control)
        deed.control = m_hidden.in_locator(*deed.control);
  }
}

void Walk::page_shown(std::string_view address, const PageRule* rule) {
  Step step;
  if (rule != nullptr) {
    step.rule = rule_text(*rule);
    step.meaning = word_for(rule->meaning);
    step.is_known = !is_dead_end(rule->meaning);
  }
  step.address = place_of(address, step.is_known);
  add(std::move(step));
}

/// The same page, told once more before anything was done on it, is one page.
void Walk::add(Step step) {
  const bool is_again = !m_steps.empty() && m_steps.back().kind == step.kind && m_steps.back().deeds.empty() &&
                        m_steps.back().address == step.address;
  if (m_steps.size() >= most_steps && !is_again)
    m_is_stopped = true;
  if (m_is_stopped)
    return;
  if (is_again)
    m_steps.back() = std::move(step);
  else
    m_steps.push_back(std::move(step));
}

void Walk::add(Deed deed) {
  if (m_is_stopped || m_steps.empty() || m_steps.back().deeds.size() >= most_deeds)
    return;
  if (deed.control)
    deed.control = deed.is_users && was_filled_in(m_steps.back().address) ? m_hidden.role_in(*deed.control)
                                                                          : m_hidden.in_locator(*deed.control);
  auto& deeds = m_steps.back().deeds;
  std::erase(deeds, deed);
  deeds.push_back(std::move(deed));
}

void Walk::launcher_acted(const PageRule& rule) {
  // What a shipped rule presses is in the shipped file.
  const auto words = [&rule](const Selector& selector) {
    return rule.origin.layer == Layer::shipped ? std::nullopt : words_of(selector);
  };
  if (is_choice(rule.meaning))
    add(Deed{"the launcher chose a line", words(rule.option)});
  if (!rule.press.empty())
    add(Deed{"the launcher pressed", words(rule.press)});
}

void Walk::user_acted(const ActByHand& act) {
  if (act.is_line && act.control && m_hidden.is_public(*act.control)) {
    auto press = act;
    press.is_line = false;
    press.choice.reset();
    return user_acted(press);
  }
  if (act.choice)
    hide_lines({act.choice->line});
  const auto address = place_of(act.address, false);
  if (m_steps.empty() || m_steps.back().kind != Kind::page || m_steps.back().address != address)
    add(Step{.address = address});
  if (act.what == ActByHand::What::filled_in) {
    m_filled_in.push_back(m_card_was_wanted ? host_of(address) : address);
    return add(Deed{.what = "the user filled something in", .is_users = true});
  }
  if (act.choice)
    add(Deed{"the user chose a line", act.choice->list, true});
  if (act.what == ActByHand::What::pressed && act.control)
    add(Deed{act.is_line ? "the line itself is" : "the user pressed",
             act.is_line ? without_name(*act.control) : act.control, true});
  else if (act.what == ActByHand::What::pressed && !act.choice)
    add(Deed{.what = "the user pressed something that no locator finds again", .is_users = true});
}

void Walk::leave_out_user() {
  for (auto& step : m_steps)
    std::erase_if(step.deeds, [](const Deed& deed) { return deed.is_users; });
}

void Walk::card_wanted(std::string_view address) {
  m_card_was_wanted = true;
  add(Step{.kind = Kind::card, .address = m_hidden.in_address(address)});
}

void Walk::refused(std::string_view host) {
  const auto address = m_hidden.in_address("https://" + std::string{host} + "/");
  if (!host.empty())
    add(Step{.kind = Kind::refused, .address = host_of(address)});
}

void Walk::arrived(std::string_view address) {
  if (std::any_of(m_steps.begin(), m_steps.end(), [](const Step& step) { return step.kind == Kind::arrived; }))
    return;
  const bool was_stopped = std::exchange(m_is_stopped, false);
  add(Step{.kind = Kind::arrived, .address = was_stopped ? std::string{} : m_hidden.in_address(address)});
  m_is_stopped = true;
}

std::size_t Walk::first_of_work() const {
  const auto is = [](Kind kind) { return [kind](const Step& step) { return step.kind == kind; }; };
  const auto card = std::find_if(m_steps.begin(), m_steps.end(), is(Kind::card));
  // Who needs no card may have signed in by other means.
  if (card == m_steps.end() && !m_is_stopped)
    return m_steps.size();
  const auto first = card == m_steps.end() ? m_steps.begin() : card;
  const auto service = std::find_if(first, m_steps.end(), is(Kind::arrived));
  if (service == m_steps.end() || service->address.empty())
    return static_cast<std::size_t>(first - m_steps.begin());
  const auto on_its_host = std::find_if(first, m_steps.end(), [&service](const Step& step) {
    return (step.kind == Kind::page || step.kind == Kind::arrived) &&
           host_of(step.address) == host_of(service->address);
  });
  return static_cast<std::size_t>(on_its_host - m_steps.begin());
}

Walk::Step Walk::without_work(Step step) const {
  if (!step.is_known && step.kind != Kind::card)
    step.address = without_path(step.address);
  for (auto& deed : step.deeds)
    if (deed.is_users && deed.control)
      deed.control = m_hidden.role_in(*deed.control);
  return step;
}

std::string Walk::place_of(std::string_view address, bool is_known) const {
  auto place = m_hidden.in_address(address);
  const bool may_follow = std::find(m_filled_in.begin(), m_filled_in.end(), host_of(place)) != m_filled_in.end();
  return may_follow && !is_known ? without_path(place) : place;
}

bool Walk::was_filled_in(std::string_view place) const {
  return std::any_of(m_filled_in.begin(), m_filled_in.end(),
                     [place, host = host_of(place)](const std::string& each) { return each == place || each == host; });
}

std::string Walk::text(const Step& step) {
  std::string text = step.address + "\n";
  switch (step.kind) {
  case Kind::page:
    text += "    page: " + (step.rule.empty() ? "not known" : step.rule + ", " + step.meaning) + "\n";
    break;
  case Kind::card:
    text += "    asked for the card\n";
    break;
  case Kind::refused:
    text += "    not in the description, so not visited\n";
    break;
  case Kind::arrived:
    text += "    the service\n";
    break;
  }
  for (const auto& [what, control, is_users] : step.deeds)
    text += "    " + what + (control ? ": " + to_text(*control) : "") + "\n";
  return text;
}

std::string Walk::text() const {
  std::string text;
  const auto first = first_of_work();
  for (std::size_t number = 0; number < m_steps.size(); ++number) {
    const auto& step = m_steps[number];
    text += std::to_string(number + 1) + ". " + Walk::text(number < first ? step : without_work(step));
  }
  if (m_steps.empty() || m_steps.back().kind != Kind::arrived)
    text += "The walk ended before the service.\n";
  return text;
}

} // namespace portal
