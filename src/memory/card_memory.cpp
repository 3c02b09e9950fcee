// SPDX-License-Identifier: EUPL-1.2
#include "memory/card_memory.h"

#include "memory/card_entry.h"
#include "memory/hidden_name.h"
#include "memory/keyring.h"

#include <glib.h>

#include <algorithm>
#include <deque>
#include <functional>
#include <iterator>
#include <utility>
#include <vector>

namespace memory {
namespace {

/// The keyring answered and holds no salt yet, or a broken one: so no card of this user can be found either.
struct NoSalt {};

using FoundSalt = std::variant<Salt, NoSalt, Unreachable>;

/// What becomes of a keyring that wants a password.
enum class Locked { is_asked_for, is_none };

template <typename Value>
bool unreachable(const std::variant<Value, Unreachable>& answer) {
  return std::holds_alternative<Unreachable>(answer);
}

} // namespace

/// The questions wait in a queue, each a chain of calls of the keyring: two first remember() at the same time would
/// otherwise each make a salt, and lose the other's card.
class CardMemory::Impl : public std::enable_shared_from_this<CardMemory::Impl> {
public:
  Impl(Scope scope, Patience patience) : m_scope{scope == Scope::real ? "real" : "practice"}, m_patience{patience} {}

  void ask(std::function<void()> question) {
    m_questions.push_back(std::move(question));
    if (m_questions.size() == 1)
      m_questions.front()();
  }

  void end() { m_ended = true; }

  void recall(const card::ChipSerial& serial, const std::function<void(LookupResult)>& done, Locked locked) {
    find_salt(
        [this, serial, done](const FoundSalt& found) {
          if (const auto* salt = std::get_if<Salt>(&found))
            recall_entry(*salt, serial, done);
          else if (std::holds_alternative<NoSalt>(found))
            finish(done, unknown(serial));
          else
            finish(done, without_keyring(serial));
        },
        locked);
  }

  void remember(const card::ChipSerial& serial, const CardRecord& record, const std::function<void(SaveResult)>& done) {
    find_salt([this, serial, record, done](const FoundSalt& found) {
      if (const auto* salt = std::get_if<Salt>(&found))
        keep_entry(salt->hidden_name(serial), record, done);
      else if (std::holds_alternative<NoSalt>(found))
        make_salt(serial, record, done);
      else
        finish(done, SaveResult::no_keyring);
    });
  }

  void forget(const card::ChipSerial& serial, const std::function<void(SaveResult)>& done) {
    find_salt([this, serial, done](const FoundSalt& found) {
      if (const auto* salt = std::get_if<Salt>(&found))
        m_keyring.clear(of_card(salt->hidden_name(serial)), m_patience.service, finish_kept(done));
      else
        finish(done, std::holds_alternative<NoSalt>(found) ? SaveResult::saved : SaveResult::no_keyring);
    });
  }

  void list(const std::function<void(KeptCards)>& done) {
    m_keyring.see({{"scope", m_scope}}, m_patience.service, [this, done](const auto& seen) {
      const auto* sightings = std::get_if<std::vector<KeyringItem>>(&seen);
      if (sightings == nullptr)
        return finish(done, KeptCards{});
      std::deque<KeyringItem> cards;
      std::ranges::copy_if(*sightings, std::back_inserter(cards), [](const KeyringItem& each) {
        return each.attributes.contains("card") && each.attributes.contains("kind");
      });
      std::ranges::sort(cards, std::greater{}, &KeyringItem::written);
      list_on({}, std::move(cards), done);
    });
  }

  void knows_own_card(const std::function<void(std::optional<bool>)>& done) {
    m_keyring.see(of_kind(to_word(Standing::own)), m_patience.service, [this, done](const auto& seen) {
      const auto* sightings = std::get_if<std::vector<KeyringItem>>(&seen);
      finish(done, sightings == nullptr ? std::nullopt : std::optional{!sightings->empty()});
    });
  }

  void keep(const std::string& name, const CardRecord& record, const std::function<void(SaveResult)>& done) {
    keep_entry(name, record, done);
  }

  void forget_kept(const std::string& name, const std::function<void(SaveResult)>& done) {
    m_keyring.clear(of_card(name), m_patience.service, finish_kept(done));
  }

  void forget_notes() { m_notes.clear(); }

  void note(const CardToken& card, const CardRecord& record) { m_notes.push_back({card, record}); }

  void unnote(const card::ChipSerial& serial) {
    std::erase_if(m_notes, [&serial](const Note& note) { return note.card.is_of(serial); });
  }

  [[nodiscard]] std::optional<CardRecord> noted(const card::ChipSerial& serial) const {
    const auto last =
        std::find_if(m_notes.rbegin(), m_notes.rend(), [&serial](const Note& note) { return note.card.is_of(serial); });
    return last == m_notes.rend() ? std::nullopt : std::optional{last->record};
  }

private:
  struct Note {
    CardToken card;
    CardRecord record;
  };

  template <typename Value>
  void finish(const std::function<void(Value)>& done, Value value) {
    const auto alive = shared_from_this(); // `done` may destroy the memory
    if (!m_ended)
      done(std::move(value));
    m_questions.pop_front();
    if (!m_ended && !m_questions.empty())
      m_questions.front()();
  }

  Keyring::Answer<std::monostate> finish_kept(const std::function<void(SaveResult)>& done) {
    return [this, done](const auto& answer) {
      g_debug("%s", unreachable(answer) ? "Not kept: no keyring" : "Kept, or forgotten, as it was wanted");
      finish(done, unreachable(answer) ? SaveResult::no_keyring : SaveResult::saved);
    };
  }

  /// `listed`: those before the cards that are still to be listed.
  void list_on(std::vector<KeptCard> listed, std::deque<KeyringItem> cards,
               const std::function<void(KeptCards)>& done) {
    if (cards.empty())
      return finish(done, KeptCards{std::move(listed)});
    const auto card = std::move(cards.front());
    cards.pop_front();
    const auto& name = card.attributes.at("card");
    if (card.attributes.at("kind") != to_word(Standing::own)) {
      listed.push_back({name, {Standing::not_for_primaweb, std::nullopt}, card.written});
      return list_on(std::move(listed), std::move(cards), done);
    }
    if (!card.locked)
      m_unlock_refused = false;
    if (m_unlock_refused)
      return finish(done, KeptCards{});
    m_keyring.look_up(of_card(name), card.locked ? m_patience.user : m_patience.service,
                      [this, listed = std::move(listed), cards = std::move(cards), card, done](const auto& answer) {
                        const auto* text = std::get_if<std::optional<std::string>>(&answer);
                        if (card.locked && (text == nullptr || !*text))
                          m_unlock_refused = true;
                        if (text == nullptr || m_unlock_refused)
                          return finish(done, KeptCards{});
                        const auto record = *text ? from_entry_text(**text) : std::nullopt;
                        auto more = listed;
                        more.push_back({card.attributes.at("card"), record.value_or(CardRecord{}), card.written});
                        list_on(std::move(more), cards, done);
                      });
  }

  [[nodiscard]] Attributes of_kind(const char* kind) const { return {{"scope", m_scope}, {"kind", kind}}; }

  [[nodiscard]] Attributes of_card(const std::string& name) const { return {{"scope", m_scope}, {"card", name}}; }

  void find_salt(std::function<void(FoundSalt)> next, Locked may_be_opened = Locked::is_asked_for) {
    m_keyring.see(of_kind("salt"), m_patience.service, [this, may_be_opened, next = std::move(next)](const auto& seen) {
      const auto* sightings = std::get_if<std::vector<KeyringItem>>(&seen);
      if (sightings == nullptr)
        return next(Unreachable{});
      if (sightings->empty()) {
        g_debug("The keyring holds nothing of this program's");
        return next(NoSalt{});
      }
      const bool locked = sightings->front().locked;
      if (!locked)
        m_unlock_refused = false;
      if (locked && (m_unlock_refused || may_be_opened == Locked::is_none)) {
        g_debug("The keyring is locked, and %s",
                m_unlock_refused ? "the user refused to open it" : "is not to be opened");
        return next(Unreachable{});
      }
      look_up_salt(locked, next);
    });
  }

  void look_up_salt(bool locked, const std::function<void(FoundSalt)>& next) {
    const auto bound = locked ? m_patience.user : m_patience.service;
    m_keyring.look_up(of_kind("salt"), bound, [this, locked, next](const auto& answer) {
      const auto* text = std::get_if<std::optional<std::string>>(&answer);
      if (locked && (text == nullptr || !*text))
        m_unlock_refused = true;
      if (m_unlock_refused)
        g_debug("The keyring is locked, and its user does not open it");
      if (text == nullptr || m_unlock_refused)
        return next(Unreachable{});
      const auto salt = *text ? Salt::parse(**text) : std::nullopt;
      next(salt ? FoundSalt{*salt} : FoundSalt{NoSalt{}});
    });
  }

  /// What was kept under an older salt cannot be found again, so it goes.
  void make_salt(const card::ChipSerial& serial, const CardRecord& record,
                 const std::function<void(SaveResult)>& done) {
    m_keyring.clear({{"scope", m_scope}}, m_patience.service, [this, serial, record, done](const auto& cleared) {
      if (unreachable(cleared))
        return finish(done, SaveResult::no_keyring);
      const auto salt = Salt::make();
      const auto name = salt.hidden_name(serial);
      m_keyring.store(of_kind("salt"), "PrimaWeb Launcher", salt.text(), m_patience.user,
                      [this, name, record, done](const auto& stored) {
                        if (unreachable(stored))
                          return finish(done, SaveResult::no_keyring);
                        keep_entry(name, record, done);
                      });
    });
  }

  void keep_entry(const std::string& name, const CardRecord& record, const std::function<void(SaveResult)>& done) {
    auto attributes = of_card(name);
    attributes.emplace("kind", to_word(record.standing));
    m_keyring.store(attributes, "PrimaWeb Launcher", to_entry_text(record), m_patience.service,
                    [this, name, record, done](const auto& stored) {
                      if (unreachable(stored))
                        return finish(done, SaveResult::no_keyring);
                      forget_other_standing(name, record.standing, done);
                    });
  }

  void forget_other_standing(const std::string& name, Standing standing, const std::function<void(SaveResult)>& done) {
    auto attributes = of_card(name);
    attributes.emplace("kind", to_word(standing == Standing::own ? Standing::not_for_primaweb : Standing::own));
    m_keyring.clear(attributes, m_patience.service, finish_kept(done));
  }

  void recall_entry(const Salt& salt, const card::ChipSerial& serial, const std::function<void(LookupResult)>& done) {
    m_keyring.look_up(of_card(salt.hidden_name(serial)), m_patience.service, [this, serial, done](const auto& answer) {
      const auto* text = std::get_if<std::optional<std::string>>(&answer);
      if (text == nullptr)
        return finish(done, without_keyring(serial));
      const auto record = *text ? from_entry_text(**text) : std::nullopt;
      finish(done, record ? LookupResult{*record} : unknown(serial));
    });
  }

  /// To the keyring.
  [[nodiscard]] LookupResult unknown(const card::ChipSerial& serial) const {
    const auto record = noted(serial);
    return record ? LookupResult{*record} : LookupResult{UnknownCard{}};
  }

  [[nodiscard]] LookupResult without_keyring(const card::ChipSerial& serial) const { return NoKeyring{noted(serial)}; }

  const std::string m_scope;
  const Patience m_patience;
  std::deque<std::function<void()>> m_questions;
  bool m_ended = false;
  std::vector<Note> m_notes;
  bool m_unlock_refused = false; ///< since it was last seen open
  Keyring m_keyring;             // last: its answers use all of the above
};

CardMemory::CardMemory(Scope scope, Patience patience) : m_impl{std::make_shared<Impl>(scope, patience)} {
}

CardMemory::~CardMemory() {
  m_impl->end();
}

void CardMemory::recall(const card::ChipSerial& serial, std::function<void(LookupResult)> done) {
  m_impl->ask(
      [impl = m_impl.get(), serial, done = std::move(done)] { impl->recall(serial, done, Locked::is_asked_for); });
}

void CardMemory::recall_quietly(const card::ChipSerial& serial, std::function<void(LookupResult)> done) {
  m_impl->ask([impl = m_impl.get(), serial, done = std::move(done)] { impl->recall(serial, done, Locked::is_none); });
}

void CardMemory::remember(const card::ChipSerial& serial, const CardRecord& record,
                          std::function<void(SaveResult)> done) {
  m_impl->unnote(serial);
  m_impl->note(CardToken::make(serial), record);
  m_impl->ask([impl = m_impl.get(), serial, record, done = std::move(done)] { impl->remember(serial, record, done); });
}

void CardMemory::forget(const card::ChipSerial& serial, std::function<void(SaveResult)> done) {
  m_impl->unnote(serial);
  m_impl->ask([impl = m_impl.get(), serial, done = std::move(done)] { impl->forget(serial, done); });
}

void CardMemory::list(std::function<void(KeptCards)> done) {
  m_impl->ask([impl = m_impl.get(), done = std::move(done)] { impl->list(done); });
}

void CardMemory::knows_own_card(std::function<void(std::optional<bool>)> done) {
  m_impl->ask([impl = m_impl.get(), done = std::move(done)] { impl->knows_own_card(done); });
}

void CardMemory::keep(const std::string& name, const CardRecord& record, std::function<void(SaveResult)> done) {
  m_impl->ask([impl = m_impl.get(), name, record, done = std::move(done)] { impl->keep(name, record, done); });
}

void CardMemory::forget_kept(const std::string& name, std::function<void(SaveResult)> done) {
  m_impl->ask([impl = m_impl.get(), name, done = std::move(done)] { impl->forget_kept(name, done); });
}

void CardMemory::forget_notes() {
  m_impl->forget_notes();
}

void CardMemory::note(const CardToken& card, const CardRecord& record) {
  m_impl->note(card, record);
}

std::optional<CardRecord> CardMemory::noted(const card::ChipSerial& serial) const {
  return m_impl->noted(serial);
}

card::Ownership ownership_of(const CardRecord& record) {
  return record.standing == Standing::own ? card::Ownership::own : card::Ownership::not_for_primaweb;
}

card::Ownership ownership_of(const LookupResult& recollection) {
  if (const auto* record = std::get_if<CardRecord>(&recollection))
    return ownership_of(*record);
  const auto* without = std::get_if<NoKeyring>(&recollection);
  if (without == nullptr)
    return card::Ownership::not_used_here;
  return without->noted ? ownership_of(*without->noted) : card::Ownership::unknown;
}

} // namespace memory
