// SPDX-License-Identifier: EUPL-1.2
#include "practice/card_slot.h"

#include "practice/card/pcscd_server.h"
#include "practice/card/vpcd_slot.h"

namespace practice {

namespace {

class ReaderServiceSlot : public CardSlot {
public:
  explicit ReaderServiceSlot(const std::string& socket_path) : m_readers{socket_path} {}

  void insert(std::shared_ptr<SimulatedCard> card) override {
    m_readers.insert(PracticeReaders::default_reader, std::move(card));
  }

  void remove() override { m_readers.remove(PracticeReaders::default_reader); }

private:
  PracticeReaders m_readers;
};

class VirtualReaderSlot : public CardSlot {
public:
  explicit VirtualReaderSlot(std::uint16_t port) : m_slot{port} {}

  void insert(std::shared_ptr<SimulatedCard> card) override { m_slot.insert(std::move(card)); }

  void remove() override { m_slot.remove(); }

private:
  VpcdSlot m_slot;
};

} // namespace

std::unique_ptr<CardSlot> reader_service_slot(const std::string& socket_path) {
  return std::make_unique<ReaderServiceSlot>(socket_path);
}

std::unique_ptr<CardSlot> vpcd_slot(std::uint16_t port) {
  return std::make_unique<VirtualReaderSlot>(port);
}

} // namespace practice
