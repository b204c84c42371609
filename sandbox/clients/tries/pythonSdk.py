import os

from azure.identity import ClientSecretCredential
from PowerPlatform.Dataverse.client import DataverseClient

credential = ClientSecretCredential(
    os.environ["AZURE_TENANT_ID"],
    os.environ["AZURE_CLIENT_ID"],
    os.environ["AZURE_CLIENT_SECRET"],
    authority=os.environ["AZURE_AUTHORITY_HOST"],
    disable_instance_discovery=True,
)
client = DataverseClient(os.environ["DATAVERSE_URL"], credential)
created = client.records.create("account", {"name": "Fabrikam"})
assert client.records.get("account", created)["name"] == "Fabrikam"
client.records.delete("account", created)
