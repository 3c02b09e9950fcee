// SPDX-License-Identifier: EUPL-1.2
#include "memory/keyring.h"

#include "base/error_word.h"

#include <libsecret/secret.h>

#include <utility>

namespace memory {
namespace {

const SecretSchema& schema() {
  static const SecretSchema value{"io.github.primaweb_launcher.Card",
                                  SECRET_SCHEMA_NONE,
                                  {
                                      {"scope", SECRET_SCHEMA_ATTRIBUTE_STRING},
                                      {"card", SECRET_SCHEMA_ATTRIBUTE_STRING},
                                      {"kind", SECRET_SCHEMA_ATTRIBUTE_STRING},
                                      {nullptr, SECRET_SCHEMA_ATTRIBUTE_STRING},
                                  },
                                  0,
                                  nullptr,
                                  nullptr,
                                  nullptr,
                                  nullptr,
                                  nullptr,
                                  nullptr,
                                  nullptr};
  return value;
}

Unreachable without_answer(const char* call, const GError* error) {
  g_debug("%s: %s", call, base::error_word(error).c_str());
  return {};
}

struct HashTableEnd {
  void operator()(GHashTable* table) const { g_hash_table_unref(table); }
};

struct PasswordEnd {
  void operator()(gchar* password) const { secret_password_free(password); }
};

struct ErrorSlot {
  GError* error = nullptr;

  ErrorSlot() = default;

  ~ErrorSlot() { g_clear_error(&error); }

  ErrorSlot(const ErrorSlot&) = delete;
  ErrorSlot& operator=(const ErrorSlot&) = delete;
  ErrorSlot(ErrorSlot&&) = delete;
  ErrorSlot& operator=(ErrorSlot&&) = delete;
};

using HashTable = std::unique_ptr<GHashTable, HashTableEnd>;

HashTable to_table(const Attributes& attributes) {
  HashTable table{g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free)};
  for (const auto& [name, value] : attributes)
    g_hash_table_insert(table.get(), g_strdup(name.c_str()), g_strdup(value.c_str()));
  return table;
}

Attributes to_attributes(const HashTable& table) {
  Attributes attributes;
  GHashTableIter at;
  gpointer name = nullptr;
  gpointer value = nullptr;
  g_hash_table_iter_init(&at, table.get());
  while (g_hash_table_iter_next(&at, &name, &value))
    attributes.emplace(static_cast<const char*>(name), static_cast<const char*>(value));
  return attributes;
}

KeyringItem to_sighting(gpointer found) {
  const HashTable table{secret_retrievable_get_attributes(SECRET_RETRIEVABLE(found))};
  const std::chrono::seconds written{secret_retrievable_get_modified(SECRET_RETRIEVABLE(found))};
  return {to_attributes(table), SECRET_IS_ITEM(found) && secret_item_get_locked(SECRET_ITEM(found)),
          std::chrono::system_clock::time_point{written}};
}

} // namespace

/// While it is there, answers are wanted.
struct Keyring::Life {};

namespace {

/// One question under way. libsecret's callback owns it; whatever comes first, the answer or the bound, is the answer.
///
/// Nothing is ever cancelled: libsecret 0.20 waits for itself when its call is cancelled while the Secret portal's
/// answer is under way, and takes the main loop along. A question that nobody answers is given up and left to it.
template <typename Value>
class Question {
public:
  Question(std::weak_ptr<void> life, std::chrono::milliseconds bound, Keyring::Answer<Value> answer)
      : m_life{std::move(life)}, m_answer{std::move(answer)} {
    m_bound = g_timeout_add(static_cast<guint>(bound.count()), &Question::on_bound, this);
  }

  ~Question() {
    if (m_bound != 0)
      g_source_remove(m_bound);
  }

  Question(const Question&) = delete;
  Question& operator=(const Question&) = delete;
  Question(Question&&) = delete;
  Question& operator=(Question&&) = delete;

  void answer(std::variant<Value, Unreachable> value) {
    const auto still_wanted = m_life.lock();
    if (auto once = std::exchange(m_answer, nullptr); once && still_wanted)
      once(std::move(value));
  }

private:
  static gboolean on_bound(gpointer self) {
    auto& question = *static_cast<Question*>(self);
    question.m_bound = 0;
    g_debug("The keyring does not answer within its bound: it comes late, or never");
    question.answer(Unreachable{});
    return G_SOURCE_REMOVE;
  }

  std::weak_ptr<void> m_life;
  Keyring::Answer<Value> m_answer;
  guint m_bound = 0;
};

/// A GAsyncReadyCallback that finishes the call with `finish` and answers the question it is given.
template <typename Value, std::variant<Value, Unreachable> (*finish)(GAsyncResult*)>
void on_ready(GObject* /*source*/, GAsyncResult* result, gpointer question) {
  const std::unique_ptr<Question<Value>> owned{static_cast<Question<Value>*>(question)};
  owned->answer(finish(result));
}

std::variant<std::vector<KeyringItem>, Unreachable> finish_see(GAsyncResult* result) {
  ErrorSlot failure;
  GList* found = secret_password_search_finish(result, &failure.error);
  if (failure.error != nullptr)
    return without_answer("search", failure.error);
  std::vector<KeyringItem> sightings;
  for (const GList* at = found; at != nullptr; at = at->next)
    sightings.push_back(to_sighting(at->data));
  g_list_free_full(found, g_object_unref);
  return sightings;
}

std::variant<std::optional<std::string>, Unreachable> finish_look_up(GAsyncResult* result) {
  ErrorSlot failure;
  const std::unique_ptr<gchar, PasswordEnd> text{secret_password_lookup_finish(result, &failure.error)};
  if (failure.error != nullptr)
    return without_answer("look up", failure.error);
  if (!text)
    return std::optional<std::string>{};
  return std::optional<std::string>{text.get()};
}

std::variant<std::monostate, Unreachable> finish_store(GAsyncResult* result) {
  ErrorSlot failure;
  if (!secret_password_store_finish(result, &failure.error))
    return without_answer("store", failure.error);
  return std::monostate{};
}

std::variant<std::monostate, Unreachable> finish_clear(GAsyncResult* result) {
  ErrorSlot failure;
  secret_password_clear_finish(result, &failure.error); // false without an error: there was nothing to forget
  if (failure.error != nullptr)
    return without_answer("clear", failure.error);
  return std::monostate{};
}

} // namespace

Keyring::Keyring() : m_life{std::make_shared<Life>()} {
}

Keyring::~Keyring() = default;

void Keyring::see(const Attributes& attributes, std::chrono::milliseconds bound,
                  Answer<std::vector<KeyringItem>> answer) {
  using Seen = std::vector<KeyringItem>;
  auto question = std::make_unique<Question<Seen>>(m_life, bound, std::move(answer));
  secret_password_searchv(&schema(), to_table(attributes).get(), SECRET_SEARCH_ALL, nullptr,
                          &on_ready<Seen, finish_see>, question.release());
}

void Keyring::look_up(const Attributes& attributes, std::chrono::milliseconds bound,
                      Answer<std::optional<std::string>> answer) {
  using Text = std::optional<std::string>;
  auto question = std::make_unique<Question<Text>>(m_life, bound, std::move(answer));
  secret_password_lookupv(&schema(), to_table(attributes).get(), nullptr, &on_ready<Text, finish_look_up>,
                          question.release());
}

void Keyring::store(const Attributes& attributes, const std::string& label, const std::string& text,
                    std::chrono::milliseconds bound, Answer<std::monostate> answer) {
  using None = std::monostate;
  auto question = std::make_unique<Question<None>>(m_life, bound, std::move(answer));
  secret_password_storev(&schema(), to_table(attributes).get(), SECRET_COLLECTION_DEFAULT, label.c_str(), text.c_str(),
                         nullptr, &on_ready<None, finish_store>, question.release());
}

void Keyring::clear(const Attributes& attributes, std::chrono::milliseconds bound, Answer<std::monostate> answer) {
  using None = std::monostate;
  auto question = std::make_unique<Question<None>>(m_life, bound, std::move(answer));
  secret_password_clearv(&schema(), to_table(attributes).get(), nullptr, &on_ready<None, finish_clear>,
                         question.release());
}

} // namespace memory
